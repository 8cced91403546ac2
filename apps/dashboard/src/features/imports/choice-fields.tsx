import {
  DELIMITERS,
  HIDDEN_CHOICES,
  type ImportChoices,
  NUMBER_FORMATS,
  type ProfileList,
  type Understood,
} from '@ioc/contract'
import type { Unit } from '@ioc/metrics'
import { ChoiceField } from './choice-field.tsx'
import { useImportsText } from './messages.ts'
import { PeriodField } from './period-field.tsx'

/** A field for everything this sheet leaves open; what is taken back is found again. */
export function ChoiceFields({
  choices,
  setChoices,
  understood: { sheets, asks, format, hidden },
  profiles,
  units,
}: {
  readonly choices: ImportChoices
  readonly setChoices: (choices: ImportChoices) => void
  readonly understood: Understood
  readonly profiles: ProfileList
  readonly units: readonly Unit[]
}) {
  const { say, pick } = useImportsText()
  const field = (part: keyof Omit<ImportChoices, 'mapping'>) => ({
    value: choices[part] ?? '',
    set: (value: string) => {
      const { [part]: _, ...rest } = choices
      setChoices(value === '' ? rest : { ...rest, [part]: value })
    },
  })
  const sheetWords = ({ name, rows, hidden }: Understood['sheets'][number]) =>
    say(hidden ? 'choices.hidden' : 'choices.sheetRows', { name, rows })
  const options = {
    sheet: sheets.map((sheet) => ({ value: sheet.name, words: sheetWords(sheet) })),
    profile: profiles.map(({ id, name }) => ({ value: id, words: pick(name) })),
    unit: latest(units).map(({ code, name }) => ({ value: code, words: `${pick(name)} (${code})` })),
    number: NUMBER_FORMATS.map((each) => ({ value: each, words: say(`number.${each}`) })),
    delimiter: DELIMITERS.map((each) => ({ value: each, words: say(`delimiter.${each}`) })),
    hidden: HIDDEN_CHOICES.map((each) => ({ value: each, words: say(`hidden.${each}`) })),
  }
  const isHidden = hidden.rows !== '' || hidden.columns !== '' || choices.hidden !== undefined
  const asksUnit = asks.unit || choices.unit !== undefined
  const asksPeriod = asks.period !== null || choices.period !== undefined
  return (
    <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {sheets.length > 1 && <ChoiceField label={say('choices.sheet')} options={options.sheet} {...field('sheet')} />}
      <ChoiceField label={say('choices.profile')} options={options.profile} {...field('profile')} />
      {asksUnit && <ChoiceField label={say('choices.unit')} options={options.unit} {...field('unit')} />}
      {asksPeriod && <PeriodField grain={asks.period} {...field('period')} />}
      <ChoiceField label={say('choices.number')} options={options.number} {...field('number')} />
      {format === 'csv' && (
        <ChoiceField label={say('choices.delimiter')} options={options.delimiter} {...field('delimiter')} />
      )}
      {isHidden && (
        <ChoiceField
          label={say('choices.hiddenCells')}
          options={options.hidden}
          unset={say('choices.notChosen')}
          {...field('hidden')}
        />
      )}
    </div>
  )
}

/** One of each code, the latest to bear it; a report of an earlier period may be of a unit that is no more. */
function latest(units: readonly Unit[]): readonly Unit[] {
  return [...new Map(units.toSorted((a, b) => a.validFrom - b.validFrom).map((unit) => [unit.code, unit])).values()]
}

import type { Cadence, Measure } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sourcesHealthQuery } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { valueWords } from '../../widgets/cell-words.ts'
import { dayWords } from '../../widgets/figure-words.ts'
import { DefinitionFacts } from '../proof/definition-facts.tsx'
import { Formula } from './formula.tsx'
import { measuresOf } from './measures-of.ts'
import { type IndicatorText, useIndicatorText } from './messages.ts'
import type { Shown } from './shown.ts'

/** The definition card: words, formula, direction, targets, basis, how sure we are, when it is due and from whom. */
export function MeaningSection({ shown }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  const { catalogue, indicator, source } = shown
  const { data: health } = useQuery(sourcesHealthQuery(source))
  const measures = measuresOf(catalogue, indicator)
  const cadences = [...new Set(measures.map(({ cadence }) => cadenceWords(text, cadence)))]
  const names = (health?.sources ?? [])
    .filter(({ measures: told }) => told?.some((id) => measures.some((measure) => measure.id === id)) === true)
    .map(({ name }) => name)
  const more: readonly (readonly [string, ReactNode])[] = [
    [text.say('direction'), text.say('direction.of', { direction: indicator.direction })],
    [text.say('targets'), <Targets key="targets" shown={shown} />],
    ...(cadences.length === 0 ? [] : [[text.say('cadence'), cadences.join('; ')] as const]),
    ...(measures.length === 0
      ? []
      : [[text.say('sources'), [...originsOf(text, shown, measures), ...new Set(names)].join('; ')] as const]),
  ]
  return (
    <Section title={text.say('meaning')}>
      <Formula shown={shown} />
      <DefinitionFacts of={indicator} owner={indicator.owner} catalogue={catalogue} more={more} />
    </Section>
  )
}

function Targets({ shown: { catalogue, indicator } }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  const { targets } = indicator
  if (targets.length === 0) return text.say('targets.none')
  const day = (of: number) => dayWords(text, catalogue, of)
  return (
    <ul>
      {targets.map(({ value, unit, from, due }) => {
        const place = catalogue.units.find(({ code }) => code === unit)
        const facts = [
          value === 'same-period-last-year'
            ? text.say('targets.lastYear')
            : valueWords(text, catalogue, indicator, value),
          ...(from === null ? [] : [text.say('targets.from', { day: day(from) })]),
          ...(due === null ? [] : [text.say('targets.due', { day: day(due) })]),
        ]
        return (
          <li key={`${unit} ${from}`}>
            {unit === null ? text.say('targets.all') : place === undefined ? unit : text.pick(place.name)}:{' '}
            {facts.join(', ')}
          </li>
        )
      })}
    </ul>
  )
}

const cadenceWords = (text: IndicatorText, { every, by }: Cadence) => text.say('cadence.of', { every, by })

/** Registers it is counted from, and whether units report any of it themselves. */
function originsOf(text: IndicatorText, { catalogue }: Shown, measures: readonly Measure[]): string[] {
  const registers = new Set(measures.flatMap(({ counting }) => (counting === undefined ? [] : [counting.register])))
  const counted = [...registers].map((id) => {
    const register = catalogue.registers.get(id)
    return text.say('sources.counted', { register: register === undefined ? id : text.pick(register.name) })
  })
  return measures.some(({ counting }) => counting === undefined) ? [...counted, text.say('sources.units')] : counted
}

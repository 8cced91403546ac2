import type { Field } from '@ioc/metrics'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../screens/choice-field.tsx'
import { Field as Labelled } from '../screens/field.tsx'
import { useRegistersText } from './messages.ts'
import type { Shown } from './shown.ts'
import type { Asked } from './use-asked.ts'

/** A moment's rest in typing before it is looked for. */
const REST_MS = 300

/** What narrows the list: words, a unit, and every field that records are looked up by. */
export function Filters({ shown, asked }: { readonly shown: Shown; readonly asked: Asked }) {
  const { say } = useRegistersText()
  const { register } = shown
  const fields = register.fields.filter(({ id, type }) => id !== register.key && id !== register.unit && isChosen(type))
  return (
    <form
      role="search"
      aria-label={say('filters')}
      onSubmit={(event) => event.preventDefault()}
      className="grid min-w-0 items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
    >
      <Words asked={asked} />
      {(register.unit !== null || register.fields.some(({ type }) => type === 'unit')) && (
        <UnitFilter shown={shown} asked={asked} />
      )}
      {fields.map((field) => (
        <FieldFilter key={field.id} field={field} asked={asked} />
      ))}
      {Object.keys(asked.filters).length > 0 && <Button onPress={asked.clear}>{say('clear')}</Button>}
    </form>
  )
}

const isChosen = (type: Field['type']) => type === 'one-of' || type === 'yes-no' || type === 'date'

function Words({ asked }: { readonly asked: Asked }) {
  const { say } = useRegistersText()
  const wanted = asked.filters['find'] ?? ''
  const [words, setWords] = useState(wanted)
  useEffect(() => setWords(wanted), [wanted])
  useEffect(() => {
    if (words === wanted) return undefined
    const rest = setTimeout(() => asked.filter('find', words), REST_MS)
    return () => clearTimeout(rest)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is typed is what starts the rest, not the address it leads to
  }, [words])
  return (
    <Labelled label={say('find')}>
      {(input) => (
        <input
          {...input}
          type="search"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
    </Labelled>
  )
}

function UnitFilter({ shown: { catalogue, register }, asked }: { readonly shown: Shown; readonly asked: Asked }) {
  const { say, pick } = useRegistersText()
  // A register whose records are the district's own may still name a commune in a field.
  const name = register.unit === null ? (register.fields.find(({ type }) => type === 'unit')?.id ?? 'unit') : 'unit'
  const units = catalogue.units.filter(({ validTo }) => validTo === null)
  return (
    <ChoiceField
      label={say('unit')}
      value={asked.filters[name] ?? ''}
      set={(value) => asked.filter(name, value)}
      options={[
        { value: '', words: say('any') },
        ...units.map((unit) => ({ value: unit.code, words: pick(unit.name) })),
      ]}
    />
  )
}

function FieldFilter({ field, asked }: { readonly field: Field; readonly asked: Asked }) {
  const { say, pick } = useRegistersText()
  const value = asked.filters[field.id] ?? ''
  if (field.type === 'date') {
    return (
      <Labelled label={pick(field.name)}>
        {(input) => (
          <input {...input} type="date" value={value} onChange={({ target }) => asked.filter(field.id, target.value)} />
        )}
      </Labelled>
    )
  }
  const options =
    field.type === 'one-of'
      ? field.options.map((option) => ({ value: option.id, words: pick(option.name) }))
      : [
          { value: 'true', words: say('yes') },
          { value: 'false', words: say('no') },
        ]
  return (
    <ChoiceField
      label={pick(field.name)}
      value={value}
      set={(chosen) => asked.filter(field.id, chosen)}
      options={[{ value: '', words: say('any') }, ...options]}
    />
  )
}

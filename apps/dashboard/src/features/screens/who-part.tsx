import { languages } from '../../i18n/index.ts'
import { ChoiceField } from './choice-field.tsx'
import type { FormPart } from './form-parts.ts'
import { useScreensText } from './messages.ts'
import { TypedField } from './typed-field.tsx'

/** What a screen is called, whose numbers it shows, and how it speaks. */
export function WhoPart({
  draft,
  change,
  faults,
  catalogue,
  isNew,
  taken,
}: FormPart & { readonly isNew: boolean; readonly taken: boolean }) {
  const text = useScreensText()
  const { say } = text
  const wrong = (field: 'name' | 'scope') => (faults.has(field) ? say(`wrong.${field}`) : undefined)
  const wrongId = taken ? say('wrong.taken') : faults.has('id') ? say('wrong.id') : undefined
  const units = catalogue.units.filter(({ validTo }) => validTo === null)
  return (
    <>
      <TypedField label={say('field.name')} value={draft.name} set={(name) => change({ name })} wrong={wrong('name')} />
      {isNew && (
        <TypedField
          label={say('field.id')}
          hint={say('field.id.hint')}
          value={draft.id}
          set={(id) => change({ id })}
          wrong={wrongId}
        />
      )}
      <ChoiceField
        label={say('field.scope')}
        value={draft.scope}
        set={(scope) => change({ scope })}
        wrong={wrong('scope')}
        options={[
          { value: '', words: say('field.scope.own') },
          ...units.map(({ code, name }) => ({ value: code, words: text.pick(name) })),
        ]}
      />
      <ChoiceField
        label={say('field.lang')}
        value={draft.lang}
        set={(lang) => change({ lang })}
        options={languages.map(({ id, name }) => ({ value: id, words: name }))}
      />
      <ChoiceField
        label={say('field.theme')}
        value={draft.theme}
        set={(theme) => change({ theme })}
        options={(['dark', 'light'] as const).map((value) => ({ value, words: say(`theme.${value}`) }))}
      />
    </>
  )
}

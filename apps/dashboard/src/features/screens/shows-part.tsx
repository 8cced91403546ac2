import { ChoiceField } from './choice-field.tsx'
import type { FormPart } from './form-parts.ts'
import { useScreensText } from './messages.ts'
import { StopsField } from './stops-field.tsx'
import { TypedField } from './typed-field.tsx'

/** Which scenes come in which order, and what may hold them. */
export function ShowsPart(part: FormPart) {
  const { draft, change, faults, catalogue } = part
  const text = useScreensText()
  const { say } = text
  return (
    <>
      <StopsField {...part} />
      <label className="col-span-full flex items-baseline gap-2">
        <input
          type="checkbox"
          checked={draft.overviewBetween}
          onChange={({ target }) => change({ overviewBetween: target.checked })}
          className="size-[1em] shrink-0 accent-accent"
        />
        {say('field.overviewBetween')}
      </label>
      <TypedField
        numeric
        label={say('field.holdSeconds')}
        hint={say('field.holdSeconds.hint')}
        value={draft.holdSeconds}
        set={(holdSeconds) => change({ holdSeconds })}
        wrong={faults.has('holdSeconds') ? say('wrong.holdSeconds') : undefined}
      />
      <ChoiceField
        label={say('field.map')}
        value={draft.map}
        set={(map) => change({ map })}
        wrong={faults.has('map') ? say('wrong.map') : undefined}
        options={[
          { value: '', words: say('field.map.own') },
          ...catalogue.indicators.map(({ id, short }) => ({ value: id, words: text.pick(short) })),
        ]}
      />
    </>
  )
}

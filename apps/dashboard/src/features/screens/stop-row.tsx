import { SCENES, type WireCatalogue } from '@ioc/contract'
import type { KeyboardEvent } from 'react'
import { ChoiceField } from './choice-field.tsx'
import { type Faults, isOf, type StopDraft } from './draft.ts'
import { useScreensText } from './messages.ts'
import { TypedField } from './typed-field.tsx'

interface StopRowProps {
  readonly stop: StopDraft
  readonly at: number
  readonly last: boolean
  readonly catalogue: WireCatalogue
  readonly faults: Faults
  readonly change: (over: Partial<StopDraft>) => void
  readonly move: (by: -1 | 1) => void
  readonly remove: () => void
  readonly onKeys: (event: KeyboardEvent) => void
}

/** One stop: which scene, what it is of, for how long, and where it stands. */
export function StopRow({ stop, at, last, catalogue, faults, change, move, remove, onKeys }: StopRowProps) {
  const text = useScreensText()
  const { say } = text
  const wrong = (field: 'of' | 'seconds') => (faults.has(`stops.${at}.${field}`) ? say(`wrong.${field}`) : undefined)
  const named =
    stop.scene === 'component'
      ? catalogue.components.map(({ id, name }) => ({ value: id, words: text.pick(name) }))
      : catalogue.indicators.map(({ id, short }) => ({ value: id, words: text.pick(short) }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields within it
    <li onKeyDown={onKeys} className="flex min-w-0 flex-wrap items-start gap-3 border-l-2 border-rule pl-3">
      <ChoiceField
        className="w-full sm:w-64"
        label={say('stop.scene', { at: at + 1 })}
        value={stop.scene}
        set={(scene) => change({ scene, of: '' })}
        options={SCENES.map((scene) => ({ value: scene, words: say(`scene.${scene}`) }))}
      />
      {isOf(stop.scene) && (
        <ChoiceField
          className="w-full sm:w-72"
          label={say('stop.of')}
          value={stop.of}
          set={(of) => change({ of })}
          wrong={wrong('of')}
          options={[{ value: '', words: say('stop.choose') }, ...named]}
        />
      )}
      <TypedField
        numeric
        className="w-28"
        label={say('stop.seconds')}
        value={stop.seconds}
        set={(seconds) => change({ seconds })}
        wrong={wrong('seconds')}
      />
      <div className="flex gap-1 self-end pb-0.5">
        <Small label={say('stop.up', { at: at + 1 })} sign="↑" off={at === 0} onPress={() => move(-1)} />
        <Small label={say('stop.down', { at: at + 1 })} sign="↓" off={last} onPress={() => move(1)} />
        <Small label={say('stop.remove', { at: at + 1 })} sign="×" off={false} onPress={remove} />
      </div>
    </li>
  )
}

function Small({
  label,
  sign,
  off,
  onPress,
}: {
  readonly label: string
  readonly sign: string
  /** Not `disabled`: whoever moved it to the end by the keyboard keeps their place. */
  readonly off: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => off || onPress()}
      className="size-[2.4em] cursor-pointer rounded-sm border border-line hover:border-text-2 aria-disabled:cursor-default aria-disabled:opacity-60"
    >
      {sign}
    </button>
  )
}

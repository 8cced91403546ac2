import { useId, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import type { Command } from './commands.ts'
import { matches } from './matches.ts'
import { usePaletteText } from './messages.ts'
import { Modal } from './modal.tsx'
import { type PaletteProps, useCommands } from './use-commands.ts'

/** Where the choice goes by a key; null where the key is not about it. */
function moved(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return Math.min(at + 8, count - 1)
  return key === 'PageUp' ? Math.max(at - 8, 0) : null
}

/** Everything that can be gone to or done, by typing (a combobox with its list, as WAI-ARIA has it). */
export function Palette(props: PaletteProps) {
  const { say } = usePaletteText()
  const go = useNavigate()
  const commands = useCommands(props)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const found = matches(commands, typed)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    props.close()
    if (typeof command.run === 'string') void go(command.run)
    else command.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const next = found.length === 0 ? null : moved(event.key, at, found.length)
    if (next !== null) setAt(next)
    else if (event.key === 'Enter') run(found[at])
    else return
    event.preventDefault()
  }
  const optionId = (place: number) => `${list}-${place}`
  return (
    <Modal label={say('title')} close={props.close}>
      <div className="flex max-h-[84dvh] flex-col">
        <input
          role="combobox"
          aria-label={say('type')}
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
          placeholder={say('type')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="w-full border-b border-rule bg-page px-5 py-4 text-name text-text outline-none placeholder:text-text-2"
        />
        <p role="status" className={found.length === 0 ? 'px-5 py-4' : 'sr-only'}>
          {found.length === 0 ? say('none') : say('count', { count: found.length })}
        </p>
        <ul id={list} role="listbox" aria-label={say('title')} className="min-h-0 overflow-y-auto py-2">
          {found.map((command, place) => (
            <Choice
              key={command.id}
              id={optionId(place)}
              command={command}
              isChosen={place === at}
              run={() => run(command)}
            />
          ))}
        </ul>
      </div>
    </Modal>
  )
}

function Choice({
  id,
  command: { kind, name },
  isChosen,
  run,
}: {
  readonly id: string
  readonly command: Command
  readonly isChosen: boolean
  readonly run: () => void
}) {
  const { say } = usePaletteText()
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the combobox above
    <li
      id={id}
      role="option"
      aria-selected={isChosen}
      ref={(element) => void (isChosen && element?.scrollIntoView({ block: 'nearest' }))}
      onClick={run}
      className={`flex cursor-pointer items-baseline justify-between gap-4 px-5 py-2 hover:bg-raised ${isChosen ? 'bg-raised outline-2 -outline-offset-2 outline-accent' : ''}`}
    >
      <span className="min-w-0 wrap-anywhere">{name}</span>
      <span className="shrink-0 text-text-2">{say(`kind.${kind}`)}</span>
    </li>
  )
}

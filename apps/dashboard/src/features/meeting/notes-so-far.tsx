import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import type { Exception } from '../../widgets/exceptions.ts'
import { titleOf } from '../../widgets/exception-words.ts'
import { useMeetingText } from './messages.ts'
import { WHOLE } from './note-key.ts'
import type { Notes } from './use-notes.ts'
import type { Steps } from './use-steps.ts'

/** Every note there is, in the order of the matters, to conclude from; also of what is no exception any more. */
export function NotesSoFar({
  notes: { notes },
  exceptions,
  steps: { keys, go },
}: {
  readonly notes: Notes
  readonly exceptions: readonly Exception[]
  readonly steps: Steps
}) {
  const text = useMeetingText()
  const order = [...keys, ...Object.keys(notes).filter((key) => !keys.includes(key))]
  const written = order.filter((key) => key !== WHOLE && (notes[key]?.text.trim() ?? '') !== '')
  if (written.length === 0) return null
  return (
    <Section title={text.say('whole.notes')}>
      <ul className="flex flex-col">
        {written.map((key) => {
          const at = keys.indexOf(key)
          const exception = exceptions[at - 1]
          return (
            <li
              key={key}
              data-noted={key}
              className="flex flex-wrap items-start gap-x-6 gap-y-1 border-t border-rule py-2"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p className="text-text-2">{exception ? titleOf(text, exception) : text.say('paper.other')}</p>
                <p className="text-name whitespace-pre-wrap wrap-anywhere">{notes[key]?.text}</p>
              </div>
              {exception && <Button onPress={() => go(at)}>{text.say('whole.open')}</Button>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

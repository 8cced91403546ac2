import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { HeldNote } from './held-notes.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import type { NoteKey } from './note-key.ts'
import { useAdding } from './use-adding.ts'

/** What was typed here and had not reached the server when somebody closed the meeting. */
export function LateNote({
  held,
  of,
  note,
  name,
}: {
  readonly held: HeldMeeting
  readonly of: NoteKey
  readonly note: HeldNote
  /** What the note is on; null for the meeting as a whole. */
  readonly name: string | null
}) {
  const { say } = useMeetingText()
  const { add, trouble, busy } = useAdding(held)
  const { keeper } = held.notes

  async function send() {
    const text = note.text.trim()
    if (await add(name === null ? text : `${name}: ${text}`)) keeper.type(of, note.base)
  }

  return (
    <Notice tone="watch">
      <p>{say('note.late')}</p>
      <p data-late className="py-1.5 text-name whitespace-pre-wrap wrap-anywhere">
        {note.text}
      </p>
      <p role="alert" className="font-semibold empty:hidden">
        {trouble !== null && say(`add.${trouble}`)}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button busy={busy} onPress={() => void send()}>
          {say('note.add')}
        </Button>
        <Button onPress={() => keeper.type(of, note.base)}>{say('note.drop')}</Button>
      </div>
    </Notice>
  )
}

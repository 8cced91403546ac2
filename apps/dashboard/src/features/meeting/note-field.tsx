import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { BLANK, type HeldNote } from './held-notes.ts'
import type { HeldMeeting } from './held.ts'
import { LateNote } from './late-note.tsx'
import { useMeetingText } from './messages.ts'
import { type NoteKey, WHOLE } from './note-key.ts'
import { standingOf } from './note-standing.ts'
import type { Notes } from './use-notes.ts'

/** What the server takes of one note. */
const ROOM = 2_000
const TELL_FROM = 200

/** A note that saves itself as it is typed; of a closed meeting only to be read. */
export function NoteField({
  held,
  of,
  name,
}: {
  readonly held: HeldMeeting
  readonly of: NoteKey
  /** What it is on; null for the meeting as a whole. */
  readonly name: string | null
}) {
  const { say } = useMeetingText()
  const { notes } = held
  const id = useId()
  const note = notes.notes[of] ?? BLANK
  const standing = standingOf(note, notes)
  const isAtRisk = standing !== 'nothing' && standing !== 'saved' && standing !== 'saving'
  const label = say(of === WHOLE ? 'note.whole' : 'note.one')
  if (notes.endedAt !== null) {
    return (
      <>
        <ReadNote label={label} text={note.base} />
        {standing === 'late' && <LateNote held={held} of={of} note={note} name={name} />}
      </>
    )
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-name font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        value={note.text}
        maxLength={ROOM}
        rows={4}
        aria-describedby={`${id}-hint ${id}-standing`}
        aria-invalid={standing === 'personal' || standing === 'refused'}
        onChange={({ target }) => notes.keeper.type(of, target.value)}
        className="field-sizing-content min-h-28 w-full resize-y rounded-sm border border-line bg-page px-3 py-2 text-name text-text aria-invalid:border-watch"
      />
      <p id={`${id}-hint`} className="text-text-2">
        {say('note.hint')}
      </p>
      <p
        id={`${id}-standing`}
        role="status"
        data-standing={standing}
        className={isAtRisk ? 'font-semibold' : 'text-text-2'}
      >
        {say(`note.${standing}`)}
        {ROOM - note.text.length < TELL_FROM && ` ${say('note.left', { count: ROOM - note.text.length })}`}
      </p>
      {note.theirs !== null && <Choice notes={notes} of={of} note={note} />}
    </div>
  )
}

function ReadNote({ label, text }: { readonly label: string; readonly text: string }) {
  const { say } = useMeetingText()
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-name font-semibold">{label}</h3>
      <p className={`text-name whitespace-pre-wrap wrap-anywhere ${text === '' ? 'text-text-2' : ''}`}>
        {text === '' ? say('note.none') : text}
      </p>
    </div>
  )
}

/** Two texts on the same matter: which stands is for the writer to say. */
function Choice({
  notes: { keeper },
  of,
  note,
}: {
  readonly notes: Notes
  readonly of: NoteKey
  readonly note: HeldNote
}) {
  const { say } = useMeetingText()
  return (
    <Notice tone="watch">
      <p className="text-text-2">{say('note.theirs')}</p>
      <p className="py-1.5 text-name whitespace-pre-wrap wrap-anywhere">{note.theirs || say('note.none')}</p>
      <div className="flex flex-wrap gap-3">
        <Button onPress={() => keeper.choose(of, 'both')}>{say('note.both')}</Button>
        <Button onPress={() => keeper.choose(of, 'mine')}>{say('note.mine')}</Button>
        <Button onPress={() => keeper.choose(of, 'theirs')}>{say('note.take')}</Button>
      </div>
    </Notice>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { earlierNotes } from './earlier-notes.ts'
import { BLANK } from './held-notes.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import type { NoteKey } from './note-key.ts'
import { meetingsQuery } from './queries.ts'

/** What the last meeting noted of a matter that is still not resolved, to be taken over where nothing is written yet. */
export function EarlierNoteOffer({
  held: { source, meeting, notes },
  of,
}: {
  readonly held: HeldMeeting
  readonly of: NoteKey
}) {
  const text = useMeetingText()
  const { data: meetings = [] } = useQuery(meetingsQuery(source))
  const found = earlierNotes(meeting, meetings).get(of)
  const isWritten = (notes.notes[of] ?? BLANK).text.trim() !== ''
  if (found === undefined || isWritten || notes.endedAt !== null) return null
  return (
    <Notice aside={<Button onPress={() => notes.keeper.type(of, found.text)}>{text.say('note.copy')}</Button>}>
      <p className="text-text-2">{text.say('note.last', { stamp: text.stamp(found.asOf) })}</p>
      <p className="text-name whitespace-pre-wrap wrap-anywhere">{found.text}</p>
    </Notice>
  )
}

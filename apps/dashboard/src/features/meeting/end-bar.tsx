import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { titleOf } from '../../widgets/exception-words.ts'
import { type Exception, keyOf } from '../../widgets/exceptions.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import { standingOf } from './note-standing.ts'
import { openMeeting } from './queries.ts'

type Trouble = 'failed' | 'unsaved' | null

/** Ends the meeting once that is said twice, goes on with new numbers, prints. */
export function EndBar({
  held,
  exceptions,
}: {
  readonly held: HeldMeeting
  readonly exceptions: readonly Exception[]
}) {
  const text = useMeetingText()
  const { say } = text
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [busy, setBusy] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const navigate = useNavigate()
  const { meeting, notes } = held
  const stuck = stuckNotes(held, exceptions, (exception) => (exception ? titleOf(text, exception) : say('note.whole')))

  async function doing(work: () => Promise<boolean>) {
    setBusy(true)
    setTrouble(null)
    const done = await work().catch(() => false)
    setBusy(false)
    if (!done) setTrouble('failed')
  }
  function end() {
    setIsAsking(false)
    if (stuck.length > 0) setTrouble('unsaved')
    else void doing(notes.keeper.end)
  }
  const resume = () =>
    void doing(async () => {
      const next = await openMeeting({ scope: meeting.scope, title: meeting.title })
      await navigate(`/meetings/${next.id}`)
      return true
    })

  return (
    <footer className="flex flex-col gap-3 border-t border-rule pt-4 print:hidden">
      {trouble === 'failed' && <Notice tone="off">{say('end.failed')}</Notice>}
      {trouble === 'unsaved' && stuck.length > 0 && (
        <Notice tone="off">{say('end.unsaved', { names: stuck.join(', ') })}</Notice>
      )}
      {notes.endedAt !== null && (
        <p role="status" className="text-name">
          {say('end.ended', { stamp: text.stamp(notes.endedAt) })}
        </p>
      )}
      {isAsking && notes.endedAt === null && (
        <Notice tone="watch">
          <p>{say('end.ask')}</p>
          <div className="flex flex-wrap gap-3 pt-2">
            <Button tone="main" onPress={end}>
              {say('end.sure')}
            </Button>
            <Button onPress={() => setIsAsking(false)}>{say('end.notYet')}</Button>
          </div>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {notes.endedAt === null ? (
          <Button tone="main" busy={busy} onPress={() => setIsAsking(true)}>
            {say('end.press')}
          </Button>
        ) : (
          <Button tone="main" busy={busy} onPress={resume}>
            {say('end.resume')}
          </Button>
        )}
        <Button onPress={() => globalThis.print()}>{say('end.print')}</Button>
        <Link to="/meetings" className="text-accent underline">
          {say('back')}
        </Link>
      </div>
    </footer>
  )
}

/** The matters whose notes will not be stored as they are, by name. */
function stuckNotes(
  { notes: { notes, ...how } }: HeldMeeting,
  exceptions: readonly Exception[],
  nameOfOne: (exception: Exception | undefined) => string,
): string[] {
  return Object.entries(notes)
    .filter(([, note]) => ['personal', 'apart', 'refused'].includes(standingOf(note, how)))
    .map(([key]) => nameOfOne(exceptions.find((one) => keyOf(one) === key)))
}

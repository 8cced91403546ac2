import type { Meeting } from '@ioc/contract'
import { useTick } from '../../data/use-tick.tsx'
import { Notice } from '../../ui/notice.tsx'
import { titleOf } from '../../widgets/exception-words.ts'
import type { Exception } from '../../widgets/exceptions.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { PageProps } from '../page-props.ts'
import { useDistrict } from '../use-district.ts'
import { Addenda } from './addenda.tsx'
import { Band } from './band.tsx'
import { EarlierNoteOffer } from './earlier-note.tsx'
import { EndBar } from './end-bar.tsx'
import { ExceptionPane } from './exception-pane.tsx'
import { isUnkept } from './held.ts'
import { useMeetingText } from './messages.ts'
import { NoteField } from './note-field.tsx'
import { WHOLE } from './note-key.ts'
import { NotesSoFar } from './notes-so-far.tsx'
import { Protocol } from './protocol.tsx'
import { StepHead } from './step-head.tsx'
import { StepList } from './step-list.tsx'
import { useNotes } from './use-notes.ts'
import { useSteps } from './use-steps.ts'
import { WholePane } from './whole-pane.tsx'

/** A meeting over numbers that stand still: the matters one by one, and what is decided of each. */
export function MeetingView({
  source,
  catalogue,
  meeting,
  view,
  exceptions,
  isSample,
}: PageProps & {
  readonly meeting: Meeting
  readonly view: DistrictView
  readonly exceptions: readonly Exception[]
  readonly isSample: boolean
}) {
  const text = useMeetingText()
  const notes = useNotes(source, meeting)
  const district = useDistrict(catalogue, meeting.scope)
  // What was heard before the line went is not how things stand now.
  const isHeard = useTick(({ link }) => link === 'live' || link === 'reconnecting')
  const live = isHeard ? district.view : null
  const steps = useSteps(exceptions)
  const held = { source, catalogue, meeting, view, isSample, live, notes }
  const exception = exceptions[steps.at - 1]
  const key = steps.keys[steps.at] ?? WHOLE
  return (
    <>
      <Band held={held} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 wall:grid-cols-[20rem_minmax(0,1fr)] print:hidden">
        <StepList exceptions={exceptions} notes={notes} steps={steps} />
        <article data-step={key} className="flex min-w-0 flex-col gap-6">
          {isUnkept(meeting) && <Notice tone="watch">{text.say('unkept')}</Notice>}
          <StepHead steps={steps} exception={exception} />
          {exception ? (
            <ExceptionPane held={held} exception={exception} />
          ) : (
            <WholePane held={held} exceptions={exceptions} />
          )}
          {exception && <EarlierNoteOffer held={held} of={key} />}
          <NoteField key={key} held={held} of={key} name={exception ? titleOf(text, exception) : null} />
          {!exception && <NotesSoFar notes={notes} exceptions={exceptions} steps={steps} />}
          {notes.endedAt !== null && <Addenda held={held} />}
          <EndBar held={held} exceptions={exceptions} />
        </article>
      </div>
      <Protocol held={held} exceptions={exceptions} />
    </>
  )
}

import { type Cell, headline } from '@ioc/metrics'
import { type Exception, keyOf } from '../../widgets/exceptions.ts'
import { saidOfCell } from '../../widgets/cell-figure.ts'
import { targetOf } from '../../widgets/cell-words.ts'
import { absentWords, brokenWords, lackWords, titleOf } from '../../widgets/exception-words.ts'
import { statusSinceWords } from '../../widgets/since-words.ts'
import { AddendumList } from './addenda.tsx'
import { type HeldMeeting, isUnkept } from './held.ts'
import { type MeetingText, useMeetingText } from './messages.ts'
import { WHOLE } from './note-key.ts'
import { countsOf } from './whole-pane.tsx'
import './print.css'

const NAMED = 5

interface ProtocolProps {
  readonly held: HeldMeeting
  readonly exceptions: readonly Exception[]
}

/** The meeting on paper: when its numbers are of, each matter with its note, the conclusions, room for two signatures. */
export function Protocol({ held, exceptions }: ProtocolProps) {
  const text = useMeetingText()
  const { say } = text
  const { meeting, view, notes, catalogue } = held
  const origin = catalogue.publicUrl ?? globalThis.location.origin
  const sentence = headline(view.catalogue, view.snapshot, text.lang)
  return (
    <section data-protocol className="hidden flex-col gap-4 print:flex">
      <h1 className="text-lead font-semibold">{meeting.title || say('paper.title')}</h1>
      <div>
        <p className="font-semibold">{say('band.frozen', { stamp: text.stamp(meeting.asOf) })}</p>
        <p>
          {say('paper.scope')}: {text.pick(view.scope.name)}. {say('band.known', { seq: meeting.knownSeq })}.
        </p>
        <p>
          {say('paper.source')}: {`${origin}/meetings/${meeting.id}`}
        </p>
        <p>
          {notes.endedAt === null
            ? say('paper.running')
            : `${say('list.ended', { stamp: text.stamp(notes.endedAt) })}.`}
        </p>
        {isUnkept(meeting) && <p>{say('unkept')}</p>}
        {held.isSample && <p className="font-semibold">{text.t('band.sample')}</p>}
      </div>
      <p>
        {sentence.map((part) => part.text).join('')} {countsOf(text, exceptions)}
      </p>
      <Matters held={held} exceptions={exceptions} />
      <Watched held={held} exceptions={exceptions} />
      <Conclusions held={held} exceptions={exceptions} />
      <div className="mt-4 grid grid-cols-2 gap-8 pb-28 text-center">
        <p>{say('paper.clerk')}</p>
        <p>{say('paper.chair')}</p>
      </div>
      {meeting.addenda.length > 0 && (
        <div>
          <h2 className="font-semibold">{say('add.title')}</h2>
          <AddendumList addenda={meeting.addenda} />
        </div>
      )}
    </section>
  )
}

function Matters({ held, exceptions }: ProtocolProps) {
  const text = useMeetingText()
  const { say } = text
  const told = exceptions.filter((one) => isTold(held, one))
  if (told.length === 0) return null
  return (
    <table className="w-full border-collapse text-left align-top [&_td]:border [&_td]:border-rule [&_td]:p-1.5 [&_th]:border [&_th]:border-rule [&_th]:p-1.5">
      <caption className="pb-1 text-left font-semibold">{say('paper.exceptions')}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-[55%]">
            {say('paper.what')}
          </th>
          <th scope="col">{say('paper.note')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((exception) => {
          const key = keyOf(exception)
          return (
            <tr key={key} className="break-inside-avoid align-top">
              <td>
                <strong>{titleOf(text, exception)}</strong>
                {factsOf(text, held, exception).map((fact) => (
                  <div key={fact}>{fact}</div>
                ))}
              </td>
              <td className="whitespace-pre-wrap wrap-anywhere">{held.notes.notes[key]?.text ?? ''}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What is only to be watched and was not spoken of needs no row of its own. */
const isTold = ({ notes }: HeldMeeting, exception: Exception) =>
  exception.kind !== 'watch' || (notes.notes[keyOf(exception)]?.text ?? '') !== ''

function Watched({ held, exceptions }: ProtocolProps) {
  const text = useMeetingText()
  const watched = exceptions.filter((one) => !isTold(held, one))
  if (watched.length === 0) return null
  return (
    <p>
      <strong>{text.say('paper.watched')}:</strong> {watched.map((one) => titleOf(text, one)).join(', ')}.
    </p>
  )
}

function Conclusions({ held: { notes }, exceptions }: ProtocolProps) {
  const { say } = useMeetingText()
  const shown = new Set([WHOLE, ...exceptions.map(keyOf)])
  const whole = notes.notes[WHOLE]?.text ?? ''
  const others = Object.entries(notes.notes).filter(([key, { text }]) => !shown.has(key) && text !== '')
  return (
    <>
      <h2 className="font-semibold">{say('note.whole')}</h2>
      <p className="whitespace-pre-wrap wrap-anywhere">{whole === '' ? say('note.none') : whole}</p>
      {others.length > 0 && <h2 className="font-semibold">{say('paper.other')}</h2>}
      {others.map(([key, { text }]) => (
        <p key={key} className="whitespace-pre-wrap wrap-anywhere">
          {text}
        </p>
      ))}
    </>
  )
}

/** What the paper says of a matter, a line each: how much against what and where, since when, whose, who drags. */
function factsOf(text: MeetingText, { view }: HeldMeeting, exception: Exception): string[] {
  const { indicators, cell, owner, lack, units, kind } = exception
  const [indicator] = indicators
  const since = statusSinceWords(text, exception, view.snapshot.asOf, text.date)
  if (kind === 'not-reported' || cell === undefined || indicator === undefined) {
    const owed = indicators.slice(0, NAMED).map(({ short }) => text.pick(short))
    const count = text.t('attention.indicators', { count: indicators.length })
    const rest = indicators.length > NAMED ? ', …' : ''
    return [since, `${text.say('one.owes')}: ${count} (${owed.join(', ')}${rest})`].filter((line) => line !== null)
  }
  const figure = (of: Cell) => saidOfCell(text, view.catalogue, indicator, of)
  const names = units.slice(0, NAMED).map((one) => {
    const short = lackWords(text, view.catalogue, one.lack)
    return `${text.pick(one.unit.name)} ${figure(one.cell)}${short === null ? '' : ` (${short})`}`
  })
  const more = units.length > NAMED ? ` ${text.say('one.others', { count: units.length - NAMED })}` : ''
  return [
    [
      figure(cell),
      targetOf(text, view.catalogue, indicator, cell),
      lackWords(text, view.catalogue, lack),
      brokenWords(text, cell),
    ]
      .filter((fact) => fact !== null)
      .join(', '),
    since,
    owner === undefined ? null : `${text.say('one.owner')}: ${text.pick(owner.name)}`,
    names.length === 0 ? null : `${text.say('one.drags')}: ${names.join(', ')}${more}`,
    ...absentWords(text, exception),
  ].filter((line) => line !== null)
}

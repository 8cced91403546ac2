import type { FormValue, WireCatalogue } from '@ioc/contract'
import { useId } from 'react'
import { ruleBookOf } from '../../i18n/implausible-words.ts'
import { PencilMark, StatusMark } from '../../ui/status-mark.tsx'
import type { Entry } from './entries.ts'
import { type Line, needsReason } from './lines.ts'
import { type FormsText, useFormsText } from './messages.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { Said } from './said.tsx'
import { isKept, typedNumber } from './understand.ts'
import { WhichNumber } from './which-number.tsx'

// What is focused never lies under the bar at the foot.
const FIELD = 'w-full min-w-0 scroll-mb-32 rounded-sm border bg-page px-3 py-1.5 text-text'

interface RowProps {
  readonly line: Line
  readonly catalogue: WireCatalogue
  readonly type: (entry: Entry) => void
}

/** One measure to report: what it was, what it is now, and a note. */
export function FormRow({ line, catalogue, type }: RowProps) {
  const text = useFormsText()
  const id = useId()
  const { row, measure } = line
  const name = text.pick(measure.name)
  const period = row.period === null ? text.say('row.now') : periodWords(text, catalogue, row.period)
  return (
    <li
      data-row={line.key}
      className="grid gap-x-6 gap-y-2 border-b border-rule py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:grid-cols-[minmax(0,26fr)_minmax(0,18fr)_minmax(0,24fr)_minmax(0,20fr)]"
    >
      <label htmlFor={`${id}-value`} className="min-w-0 wrap-anywhere">
        <span className="block font-semibold">{name}</span>
        <span className="block text-text-2">{period}</span>
        <Due line={line} text={text} />
      </label>
      <div id={`${id}-last`} className="min-w-0 text-text-2">
        <Last value={row.last} line={line} catalogue={catalogue} />
        {row.reported && (
          <p>{text.say('row.reported', { value: text.number(row.reported.value, measure.decimals) })}</p>
        )}
      </div>
      <Value id={id} line={line} catalogue={catalogue} type={type} />
      <Note line={line} name={`${name}, ${period}`} type={type} />
    </li>
  )
}

/** The number itself, and how it was understood. */
function Value({ id, line, catalogue, type }: RowProps & { readonly id: string }) {
  const text = useFormsText()
  const { measure, entry, understood } = line
  const isFault = understood.is === 'fault' || understood.is === 'ask'
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="flex items-center gap-2">
        <input
          id={`${id}-value`}
          data-field="value"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          value={entry.text}
          aria-invalid={isFault}
          aria-describedby={`${id}-said ${id}-last`}
          onChange={({ target }) => type({ ...entry, text: target.value, lang: text.lang })}
          className={`${FIELD} text-right ${isFault ? 'border-off' : 'border-line'}`}
        />
        <span className="shrink-0 text-text-2">{countableOf(catalogue, measure.countable, text)}</span>
      </span>
      <div id={`${id}-said`} aria-live="polite" className="flex flex-col gap-1">
        {understood.is === 'ask' ? (
          <WhichNumber
            {...understood}
            measure={measure}
            choose={(value) => type({ ...entry, text: typedNumber(value, text.lang), lang: text.lang })}
          />
        ) : (
          <Said line={line} book={ruleBookOf(catalogue)} catalogue={catalogue} />
        )}
      </div>
    </div>
  )
}

function Note({
  line,
  name,
  type,
}: {
  readonly line: Line
  readonly name: string
  readonly type: (entry: Entry) => void
}) {
  const { say } = useFormsText()
  const id = useId()
  const { entry, understood } = line
  const isReasonWanted = needsReason(line)
  const isPersonal = !isKept(entry.note)
  const isAlone = entry.note.trim() !== '' && understood.is === 'empty'
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <input
        data-field="note"
        type="text"
        maxLength={400}
        value={entry.note}
        placeholder={say('row.note')}
        aria-label={say('row.noteOf', { measure: name })}
        aria-invalid={isPersonal || isReasonWanted}
        aria-describedby={id}
        onChange={({ target }) => type({ ...entry, note: target.value })}
        className={`${FIELD} placeholder:text-text-2 ${isPersonal || isReasonWanted ? 'border-off' : 'border-line'}`}
      />
      <span id={id} className={isPersonal || isReasonWanted ? 'text-off' : 'text-text-2'}>
        {isPersonal && say('row.personal')}
        {isReasonWanted && say('row.reason')}
        {!isPersonal && isAlone && say('row.noteOnly')}
      </span>
    </div>
  )
}

function Due({ line: { row }, text }: { readonly line: Line; readonly text: FormsText }) {
  const when = `${text.time(row.due)}, ${text.date(row.due)}`
  if (row.state === 'reported') return null
  if (row.state === 'due') return <span className="block text-text-2">{text.say('row.due', { when })}</span>
  return (
    <span className="flex items-baseline gap-2">
      <StatusMark mark="watch" className="translate-y-0.5" />
      <span>{text.say('row.late', { when })}</span>
    </span>
  )
}

function Last({
  value,
  line: { measure },
  catalogue,
}: {
  readonly value: FormValue | null
  readonly line: Line
  readonly catalogue: WireCatalogue
}) {
  const text = useFormsText()
  if (!value) return <p>{text.say('row.noLast')}</p>
  const of = value.period === null ? '' : periodWords(text, catalogue, value.period)
  const at = value.at === null ? '' : text.say('row.at', { when: `${text.time(value.at)}, ${text.date(value.at)}` })
  return (
    <>
      <p className="flex items-center gap-2">
        <span>{text.say('row.last', { value: text.number(value.value, measure.decimals) })}</span>
        {value.sourceKind === 'hand' && <PencilMark label={text.t('mark.byHand')} />}
      </p>
      <p>{of || at}</p>
    </>
  )
}

function countableOf({ countables }: WireCatalogue, id: string, { pick }: FormsText): string {
  const name = countables.find(([one]) => one === id)?.[1]
  return name ? pick(name) : id
}

import type { ProofReading } from '@ioc/contract'
import type { Catalogue } from '@ioc/metrics'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { Text } from '../../i18n/text.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { PencilMark } from '../../ui/status-mark.tsx'
import { useProofText } from './messages.ts'
import { type ProofPart, reportedOf } from './parts.ts'

const AT_FIRST = 15

interface TableProps {
  readonly part: ProofPart
  readonly digits: number
  readonly catalogue: Catalogue
}

/** Every reading under a part: where it came from, when, and what it took the place of. */
export function ReportedTable({ part, digits, catalogue }: TableProps) {
  const { say } = useProofText()
  const [all, setAll] = useState(false)
  const reported = reportedOf(part)
  const shown = all ? reported : reported.slice(0, AT_FIRST)
  return (
    <>
      <ScrollRegion label={say('readings', { count: reported.length })}>
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{say('readings', { count: reported.length })}</caption>
          <thead className="text-text-2">
            <tr className="border-b border-rule">
              {(['unit', 'when', 'value', 'source', 'received'] as const).map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={`py-1.5 pr-4 font-normal ${head === 'value' ? 'text-right' : ''}`}
                >
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ standing, earlier }) => (
              <Rows
                key={`${standing.unit} ${standing.when}`}
                revisions={[standing, ...earlier]}
                digits={digits}
                catalogue={catalogue}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {reported.length > shown.length && (
        <div>
          <Button onPress={() => setAll(true)}>{say('showAll', { count: reported.length })}</Button>
        </div>
      )}
    </>
  )
}

function Rows({
  revisions,
  digits,
  catalogue,
}: { readonly revisions: readonly ProofReading[] } & Pick<TableProps, 'digits' | 'catalogue'>) {
  const text = useProofText()
  return revisions.map((reading, at) => {
    const unit = catalogue.units.find(({ code }) => code === reading.unit)
    const cell = `py-1.5 pr-4 align-top ${at > 0 ? 'text-text-2' : ''}`
    return (
      <tr key={reading.revision} className="border-b border-rule">
        <td className={cell}>{at > 0 ? '' : unit === undefined ? reading.unit : text.pick(unit.name)}</td>
        <td className={`${cell} whitespace-nowrap`}>{at > 0 ? text.say('was') : whenOf(text, reading.when)}</td>
        <td className={`${cell} text-right whitespace-nowrap`}>
          {at > 0 ? <s>{text.number(reading.value, digits)}</s> : text.number(reading.value, digits)}
        </td>
        <td className={cell}>
          <Origin reading={reading} />
        </td>
        <td className={`${cell} whitespace-nowrap`}>{text.stamp(reading.receivedAt)}</td>
      </tr>
    )
  })
}

/** Who sent it, from which file and row, which revision it is, and what was said with it. */
function Origin({ reading }: { readonly reading: ProofReading }) {
  const text = useProofText()
  const { source, sourceKind, place, revision, note } = reading
  return (
    <>
      {source} {sourceKind === 'hand' && <PencilMark label={text.t('mark.byHand')} />}
      {place !== null && (
        <span className="block break-all text-text-2">
          {text.say('file', { file: [place.file, place.sheet ?? []].flat().join(' · '), row: place.row })}
        </span>
      )}
      {revision > 1 && <span className="block text-text-2">{text.say('revision', { revision })}</span>}
      {note !== null && <q className="block text-text-2">{note}</q>}
    </>
  )
}

/** A period as it was written, an instant as a day and time. */
function whenOf(text: Pick<Text, 'stamp'>, when: string): string {
  const instant = when.includes('T') ? Date.parse(when) : Number.NaN
  return Number.isNaN(instant) ? when : text.stamp(instant)
}

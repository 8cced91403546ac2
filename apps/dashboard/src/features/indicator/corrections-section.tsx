import type { WireRevision } from '@ioc/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Section } from '../../ui/section.tsx'
import { useIndicatorText } from './messages.ts'
import type { Shown } from './shown.ts'
import { TABLE, TD, TH } from './table-look.ts'
import { useHappened } from './use-happened.ts'

const AT_FIRST = 8
const HEADS = ['measure', 'unit', 'period', 'was', 'now', 'received'] as const

/** What was reported otherwise before, the newest correction first. */
export function CorrectionsSection({ shown }: { readonly shown: Shown }) {
  const { say } = useIndicatorText()
  const [all, setAll] = useState(false)
  const { revisions, more, failing } = useHappened(shown)
  const rows = all ? revisions : revisions.slice(0, AT_FIRST)
  return (
    <Section title={say('corrections')}>
      {failing.revisions && <p className="text-text-2">{say('corrections.failed')}</p>}
      {!failing.revisions && revisions.length === 0 && <p className="text-text-2">{say('corrections.none')}</p>}
      {rows.length > 0 && <Rows shown={shown} rows={rows} />}
      {more && <p className="text-text-2">{say('corrections.more')}</p>}
      {revisions.length > rows.length && (
        <div>
          <Button onPress={() => setAll(true)}>{say('showAll', { count: revisions.length })}</Button>
        </div>
      )}
    </Section>
  )
}

function Rows({ shown: { catalogue }, rows }: { readonly shown: Shown; readonly rows: readonly WireRevision[] }) {
  const text = useIndicatorText()
  const nameOf = (code: string) => {
    const unit = catalogue.units.find((one) => one.code === code)
    return unit === undefined ? code : text.pick(unit.name)
  }
  return (
    <ScrollRegion label={text.say('corrections')}>
      <table className={TABLE}>
        <thead className="text-text-2">
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={`${TH} ${isFigure(head) ? 'text-right' : 'text-left'}`}>
                {text.say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const measure = catalogue.measures.get(row.measure)
            const figure = (value: number) => text.number(value, measure?.decimals ?? 0)
            return (
              <tr key={`${row.measure} ${row.unit} ${row.when} ${row.revision}`} className="border-t border-rule">
                <td className={`${TD} whitespace-normal`}>
                  {measure === undefined ? row.measure : text.pick(measure.name)}
                  {row.note !== null && <q className="block text-text-2">{row.note}</q>}
                </td>
                <td className={TD}>{nameOf(row.unit)}</td>
                <td className={TD}>{row.when.includes('T') ? text.stamp(Date.parse(row.when)) : row.when}</td>
                <td className={`${TD} text-right`}>
                  <s>{figure(row.was)}</s>
                </td>
                <td className={`${TD} text-right font-semibold`}>{figure(row.now)}</td>
                <td className={TD}>{text.stamp(row.receivedAt)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const isFigure = (head: (typeof HEADS)[number]) => head === 'was' || head === 'now'

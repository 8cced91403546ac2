import type { Receipt, ReceiptRow, WireCatalogue } from '@ioc/contract'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { Button } from '../../ui/button.tsx'
import { PencilMark, StatusMark } from '../../ui/status-mark.tsx'
import { CountedList } from '../../widgets/counted/counted-list.tsx'
import { Confirmation } from './confirmation.tsx'
import { useFormsText } from './messages.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'

/** The number, the time and what was stored. */
export function ReceiptSheet({
  receipt,
  catalogue,
  confirmed,
}: {
  readonly receipt: Receipt
  readonly catalogue: WireCatalogue
  readonly confirmed: (receipt: Receipt) => void
}) {
  const text = useFormsText()
  const { say } = text
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const { number, unit, rows } = receipt
  return (
    <article data-receipt={number} className="flex min-w-0 flex-col gap-4">
      <Head receipt={receipt} unit={names.unit(receipt.unit)} />
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-rule text-text-2">
            <th scope="col" className="py-1 pr-4 font-normal">
              {say('receipt.measure')}
            </th>
            <th scope="col" className="py-1 pr-4 font-normal">
              {say('receipt.period')}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {say('receipt.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${row.measure} ${row.period}`}
              row={row}
              catalogue={catalogue}
              name={names.measure(row.measure)}
            />
          ))}
        </tbody>
      </table>
      <CountedList counted={receipt.counted} catalogue={catalogue} at={receipt.at} />
      <Confirmation receipt={receipt} confirmed={confirmed} />
      <div className="flex flex-wrap items-center gap-4 print:hidden">
        <Button onPress={() => window.print()}>{say('receipt.print')}</Button>
        <Link to={`/forms/${encodeURIComponent(unit)}`} className="text-accent underline">
          {say('receipt.back')}
        </Link>
      </div>
    </article>
  )
}

function Head({ receipt, unit }: { readonly receipt: Receipt; readonly unit: string }) {
  const text = useFormsText()
  const { say } = text
  const { number, at, role, accepted, revised, unchanged, sample } = receipt
  return (
    <header className="flex flex-col gap-1">
      <h1 className="text-lead font-semibold">{say('receipt.title', { number })}</h1>
      <p className="font-semibold">{unit}</p>
      <p>{say('receipt.received', { time: text.clock(at), date: text.date(at) })}</p>
      {role && <p>{say('receipt.by', { role: say(`role.${role}`) })}</p>}
      <p>{say('receipt.counts', { accepted, revised, unchanged })}</p>
      <p className="flex flex-wrap items-center gap-2">
        <PencilMark label={say('receipt.byHand')} />
        <span aria-hidden>{say('receipt.byHand')}</span>
        {sample && (
          <strong className="rounded-sm bg-sample px-2.5 py-0.5 text-on-sample">{say('receipt.sample')}</strong>
        )}
      </p>
    </header>
  )
}

function Row({
  row,
  catalogue,
  name,
}: {
  readonly row: ReceiptRow
  readonly catalogue: WireCatalogue
  readonly name: string
}) {
  const text = useFormsText()
  const digits = catalogue.measures.find(({ id }) => id === row.measure)?.decimals ?? 0
  return (
    <tr className="border-b border-rule align-top wrap-anywhere">
      <th scope="row" className="py-1 pr-4 font-normal">
        {name}
        {row.note !== null && <div className="text-text-2">{row.note}</div>}
        {row.odd && (
          <div className="flex items-baseline gap-2">
            <StatusMark mark="watch" className="translate-y-0.5" />
            {text.say(row.confirmed ? 'receipt.oddConfirmed' : 'receipt.odd')}
          </div>
        )}
      </th>
      <td className="py-1 pr-4">
        {row.period === null ? text.say('row.now') : periodWords(text, catalogue, row.period)}
      </td>
      <td className="py-1 text-right whitespace-nowrap">{text.number(row.value, digits)}</td>
    </tr>
  )
}

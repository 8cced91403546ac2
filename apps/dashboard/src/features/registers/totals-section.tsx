import type { RegisterTotals, WireRegister } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { inDigits } from '../../i18n/digits.ts'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import { type RegistersText, useRegistersText } from './messages.ts'
import { type Filters, totalsQuery } from './queries.ts'
import type { Shown } from './shown.ts'

/** What the records that were asked for add up to since the beginning, and by month. */
export function TotalsSection({ shown, filters }: { readonly shown: Shown; readonly filters: Filters }) {
  const { say } = useRegistersText()
  const query = useQuery(totalsQuery(shown.source, shown.register.id, filters))
  return (
    <Section title={say('totals')}>
      <Fetched query={query} loading={say('counting')} failed={say('failed')}>
        {(totals) => <Totals totals={totals} register={shown.register} />}
      </Fetched>
    </Section>
  )
}

function Totals({ totals, register }: { readonly totals: RegisterTotals; readonly register: WireRegister }) {
  const text = useRegistersText()
  const { say } = text
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Total term={say('totalRecords')} figure={text.number(totals.records)} />
        {totals.sums.map(({ field, sum }) => (
          <Total
            key={field}
            term={say('totalOf', { field: nameOf(text, register, field) })}
            figure={text.gap(sum, 6)}
          />
        ))}
      </dl>
      {totals.dated !== null && totals.dated.months.length > 0 && <Months dated={totals.dated} register={register} />}
    </>
  )
}

function Total({ term, figure }: { readonly term: string; readonly figure: string }) {
  return (
    <div className="flex min-w-0 flex-col-reverse rounded-card bg-card px-5 py-3">
      <dt className="text-text-2">{term}</dt>
      <dd className="text-lead font-semibold tabular-nums wrap-anywhere sm:text-figure">{figure}</dd>
    </div>
  )
}

function Months({
  dated,
  register,
}: {
  readonly dated: NonNullable<RegisterTotals['dated']>
  readonly register: WireRegister
}) {
  const text = useRegistersText()
  const { say } = text
  const most = Math.max(...dated.months.map(({ records }) => records))
  const sums = dated.months[0]?.sums ?? []
  return (
    <details>
      <summary className="min-h-[24px] cursor-pointer">
        {say('byMonth', { field: nameOf(text, register, dated.field) })}
      </summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div
        role="region"
        aria-label={say('month')}
        tabIndex={0}
        className="mt-2 max-h-[24rem] max-w-[60rem] overflow-auto"
      >
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-rule text-text-2">
              <th scope="col" className="py-1 pr-4 font-normal">
                {say('month')}
              </th>
              <th scope="col" className="py-1 pr-4 text-right font-normal">
                {say('totalRecords')}
              </th>
              <td />
              {sums.map(({ field }) => (
                <th key={field} scope="col" className="py-1 pr-4 text-right font-normal">
                  {nameOf(text, register, field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dated.months.toReversed().map(({ month, records, sums: own }) => (
              <tr key={month} data-month={month} className="border-b border-rule">
                <th scope="row" className="py-0.5 pr-4 font-normal">
                  {inDigits(text.lang, month.split('-').toReversed().join('/'))}
                </th>
                <td className="py-0.5 pr-4 text-right tabular-nums">{text.number(records)}</td>
                <td aria-hidden className="w-1/3 min-w-24 py-0.5 pr-4">
                  <div className="h-2 rounded-sm bg-ok" style={{ width: `${(records / most) * 100}%` }} />
                </td>
                {own.map(({ field, sum }) => (
                  <td key={field} className="py-0.5 pr-4 text-right tabular-nums">
                    {text.gap(sum, 6)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function nameOf({ pick }: RegistersText, { fields }: WireRegister, id: string): string {
  const field = fields.find((one) => one.id === id)
  return field ? pick(field.name) : id
}

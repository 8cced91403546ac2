import type { SourceRefusal } from '@ioc/contract'
import { useState } from 'react'
import type { Names } from '../../i18n/catalogue-names.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { useSourcesText } from './messages.ts'
import type { MessageId } from './messages-vi.ts'
import { reasonWords, wrongFirst } from './reasons.ts'

const COLUMNS: readonly MessageId[] = [
  'row.number',
  'row.reasons',
  'row.measure',
  'row.unit',
  'row.when',
  'row.value',
  'row.note',
]

/** The kept rows and their reasons, opened by whoever wants them; the wide table scrolls within itself. */
export function RefusedRows({ refusal, names }: { readonly refusal: SourceRefusal; readonly names: Names }) {
  const text = useSourcesText()
  const { say } = text
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="cursor-pointer text-text-2 hover:text-text">
        {say('refusal.show')} ({text.number(refusal.rows.length)})
      </summary>
      {open && (
        <ScrollRegion label={say('row.wide')} className="mt-2 max-h-[30rem]">
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">{say('refusal.caption')}</caption>
            <thead>
              <tr className="border-b border-rule text-text-2">
                {COLUMNS.map((id) => (
                  <th key={id} scope="col" className="py-1 pr-4 font-normal">
                    {say(id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {wrongFirst(refusal.rows).map(({ row, cells, errors }) => (
                <tr key={row} className="border-b border-rule align-top">
                  <td className="py-1 pr-4">{row}</td>
                  <td className="min-w-56 py-1 pr-4">
                    {errors.length === 0 && <span className="text-text-2">{say('row.fine')}</span>}
                    {errors.map((error) => (
                      <div key={`${error.column} ${error.code}`} title={error.detail} className="text-off">
                        {reasonWords(text, error)}
                      </div>
                    ))}
                  </td>
                  <td className="py-1 pr-4">{names.measure(cells.measure ?? '')}</td>
                  <td className="py-1 pr-4">{names.unit(cells.unit ?? '')}</td>
                  <td className="py-1 pr-4 whitespace-nowrap">{cells.period ?? cells.at}</td>
                  <td className="py-1 pr-4">{cells.value}</td>
                  <td className="py-1 wrap-anywhere">{cells.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </details>
  )
}

import type { RecordsPage, WireRecord } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { PencilMark } from '../../ui/status-mark.tsx'
import { Fetched } from '../fetched.tsx'
import { fieldWords, isFigure } from './field-words.ts'
import { useRegistersText } from './messages.ts'
import { PAGE_SIZE, recordsQuery } from './queries.ts'
import type { Shown } from './shown.ts'
import type { Asked } from './use-asked.ts'

/** The records that were asked for, page by page. */
export function RecordsSection({ shown, asked }: { readonly shown: Shown; readonly asked: Asked }) {
  const { say } = useRegistersText()
  const { source, register } = shown
  const query = useQuery(recordsQuery(source, register.id, asked.filters, asked.behind.at(-1) ?? null))
  return (
    <Section title={say('list')}>
      <Fetched query={query} loading={say('loading')} failed={say('failed')}>
        {(page) =>
          page.records.length === 0 ? (
            <p role="status" className="text-text-2">
              {say('none')}
            </p>
          ) : (
            <>
              <Table shown={shown} records={page.records} open={asked.open} />
              <Turn asked={asked} page={page} />
            </>
          )
        }
      </Fetched>
    </Section>
  )
}

function Table({
  shown,
  records,
  open,
}: {
  readonly shown: Shown
  readonly records: readonly WireRecord[]
  readonly open: (key: string) => void
}) {
  const { pick } = useRegistersText()
  const { register } = shown
  const others = register.fields.filter(({ id }) => id !== register.key)
  const key = register.fields.find(({ id }) => id === register.key)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div
      role="region"
      aria-label={pick(register.name)}
      tabIndex={0}
      className="relative max-h-[42rem] overflow-auto rounded-card bg-card"
    >
      <table className="w-full border-collapse text-left">
        <thead className="sticky top-0 bg-card">
          <tr className="border-b border-rule text-text-2">
            <th scope="col" className="px-4 py-2 font-normal">
              {key && pick(key.name)}
            </th>
            {others.map((field) => (
              <th key={field.id} scope="col" className={`px-4 py-2 font-normal ${isFigure(field) ? 'text-right' : ''}`}>
                {pick(field.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={record.key} shown={shown} record={record} open={open} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  shown: { catalogue, register },
  record,
  open,
}: {
  readonly shown: Shown
  readonly record: WireRecord
  readonly open: (key: string) => void
}) {
  const text = useRegistersText()
  const others = register.fields.filter(({ id }) => id !== register.key)
  return (
    <tr data-record={record.key} className="border-b border-rule align-top last:border-0">
      <th scope="row" className="px-4 py-1.5 font-normal whitespace-nowrap">
        <button
          type="button"
          aria-label={text.say('open', { key: record.key })}
          onClick={() => open(record.key)}
          className="min-h-[24px] cursor-pointer underline decoration-line underline-offset-4 hover:decoration-accent"
        >
          {record.key}
        </button>{' '}
        {record.byHand && <PencilMark label={text.say('byHand')} />}
      </th>
      {others.map((field) => (
        <td
          key={field.id}
          className={`px-4 py-1.5 ${isFigure(field) ? 'text-right tabular-nums' : ''} ${field.type === 'text' ? 'min-w-[14rem]' : ''}`}
        >
          <span className="line-clamp-3">{fieldWords(text, catalogue, field, record.fields[field.id])}</span>
        </td>
      ))}
    </tr>
  )
}

function Turn({ asked, page }: { readonly asked: Asked; readonly page: RecordsPage }) {
  const { say } = useRegistersText()
  const { behind, turnTo } = asked
  const from = behind.length * PAGE_SIZE + 1
  const to = from + page.records.length - 1
  const last = page.records.at(-1)?.key
  return (
    <nav aria-label={say('list')} className="flex flex-wrap items-center gap-3">
      <p role="status" className="mr-auto text-text-2">
        {say('found', { total: page.total, from, to })}
      </p>
      {behind.length > 1 && <Button onPress={() => turnTo([])}>{say('first')}</Button>}
      {behind.length > 0 && <Button onPress={() => turnTo(behind.slice(0, -1))}>{say('previous')}</Button>}
      {to < page.total && last !== undefined && (
        <Button onPress={() => turnTo([...behind, last])}>{say('next')}</Button>
      )}
    </nav>
  )
}

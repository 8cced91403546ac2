import type { ImportList, ImportSummary } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { Section } from '../../ui/section.tsx'
import { type Mark, StatusMark } from '../../ui/status-mark.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useImportsText } from './messages.ts'
import { moment } from './moment.ts'
import { listQuery } from './queries.ts'

/** The shape of each state, the same as everywhere. */
const MARKS: Readonly<Record<ImportSummary['state'], Mark>> = {
  reading: 'no-data',
  ready: 'watch',
  refused: 'off-target',
  storing: 'no-data',
  stored: 'on-target',
}

interface Opening {
  readonly opened: string | null
  readonly open: (id: string) => void
}

/** Earlier imports, the newest first; a press opens one. */
export function Earlier({ source, ...opening }: Pick<PageProps, 'source'> & Opening) {
  const { say } = useImportsText()
  const query = useQuery(listQuery(source))
  return (
    <Section title={say('earlier.title')}>
      <Fetched query={query} loading={say('earlier.loading')} failed={say('earlier.failed')}>
        {(list) => (list.length === 0 ? <p>{say('earlier.none')}</p> : <Table list={list} {...opening} />)}
      </Fetched>
    </Section>
  )
}

function Table({ list, opened, open }: { readonly list: ImportList } & Opening) {
  const { say } = useImportsText()
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-rule text-text-2">
          <th scope="col" className="py-2 pr-4 font-normal">
            {say('earlier.file')}
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            {say('earlier.state')}
          </th>
          <th scope="col" className="hidden py-2 pr-4 font-normal sm:table-cell">
            {say('earlier.sent')}
          </th>
          <th scope="col" className="hidden py-2 font-normal sm:table-cell">
            {say('earlier.receipt')}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <Row key={one.id} one={one} opened={one.id === opened} open={open} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  one,
  opened,
  open,
}: {
  readonly one: ImportSummary
  readonly opened: boolean
  readonly open: (id: string) => void
}) {
  const text = useImportsText()
  const { say } = text
  const { id, name, createdAt, state, problemCount, receipt } = one
  return (
    <tr data-earlier={id} className="border-b border-rule align-top">
      <th scope="row" className="min-w-0 py-2 pr-4 font-normal">
        <button
          type="button"
          aria-pressed={opened}
          onClick={() => open(id)}
          className="cursor-pointer rounded-sm text-left font-semibold wrap-anywhere hover:text-accent"
        >
          {name}
        </button>
        <div className="text-text-2 sm:hidden">{moment(text, createdAt)}</div>
        {receipt && <div className="text-text-2 sm:hidden">{receipt.number}</div>}
      </th>
      <td className="py-2 pr-4">
        <span className="inline-flex items-center gap-2">
          <StatusMark mark={MARKS[state]} />
          {say(`state.${state}`)}
        </span>
        {problemCount > 0 && <div className="text-off">{say('earlier.problems', { count: problemCount })}</div>}
      </td>
      <td className="hidden py-2 pr-4 sm:table-cell">{moment(text, createdAt)}</td>
      <td className="hidden py-2 sm:table-cell">{receipt?.number ?? '–'}</td>
    </tr>
  )
}

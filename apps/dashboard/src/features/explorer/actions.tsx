import { formatDay } from '@ioc/metrics'
import { Link, useLocation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { keepFile } from '../imports/keep-file.ts'
import { savePath } from '../views/save-path.ts'
import type { Change, Choices } from './choices.ts'
import { Select } from './choose.tsx'
import { useExplorerText } from './messages.ts'
import { csvOf, type Lines, tsvOf } from './table-text.ts'

/** What can be done with the table as it stands: copied, downloaded, come back to. */
export function Actions({
  lines,
  isEarlier,
  choices,
  change,
}: {
  readonly lines: () => Lines
  /** The table is that of earlier choices, while that of these is fetched: nobody takes it along under their name. */
  readonly isEarlier: boolean
  readonly choices: Choices
  readonly change: (change: Change) => void
}) {
  const { say } = useExplorerText()
  const { decimal, from, to } = choices
  const here = useLocation()
  const download = () =>
    keepFile(
      `${say('file')}-${formatDay(from)}-${formatDay(to)}.csv`,
      new Blob([csvOf(lines(), decimal)], { type: 'text/csv;charset=utf-8' }),
    )
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 flex-wrap items-end gap-3">
        <CopyButton label={say('copy')} busy={isEarlier} words={() => tsvOf(lines(), decimal)} />
        <Button busy={isEarlier} onPress={download}>
          {say('download')}
        </Button>
        <Select label={say('decimal')} value={decimal} put={(value) => change({ decimal: value })}>
          <option value=",">{say('decimal.comma')}</option>
          <option value=".">{say('decimal.point')}</option>
        </Select>
        <Link to={savePath(here)} className="rounded-sm border border-line bg-raised px-4 py-2 hover:border-text-2">
          {say('save')}
        </Link>
      </div>
      <p className="max-w-[80ch] text-text-2">{say('exact')}</p>
    </div>
  )
}

import type { ImportState } from '@ioc/contract'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { keepFile } from './keep-file.ts'
import { useImportsText } from './messages.ts'
import { problemsCsv } from './problems-csv.ts'
import { problemsText } from './problem-words.ts'
import { Reason } from './reason.tsx'
import { ScrollTable } from './scroll-table.tsx'

/** A page that long is read by nobody; the rest is in the list that is copied or downloaded. */
const MOST_SHOWN = 200

/** What stands in the way, cell by cell, and two ways to hand it to whoever keeps the file. */
export function Problems({ state }: { readonly state: ImportState }) {
  const text = useImportsText()
  const { say } = text
  const { problems, problemCount, name } = state
  const shown = problems.slice(0, MOST_SHOWN)
  const heads = [say('problem.sheet'), say('problem.row'), say('problem.column'), say('problem.reason')]
  return (
    <div data-problems className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      <h3 className="font-semibold">{say('problems.title', { count: problemCount })}</h3>
      <ScrollTable label={say('problems.wide')} heads={heads}>
        {shown.map((problem, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may be alike in everything, and none ever moves
          <tr key={index} className="border-b border-rule align-top">
            <td className="min-w-16 py-1 pr-4 wrap-anywhere">{problem.sheet ?? '–'}</td>
            <td className="py-1 pr-4">{problem.row ?? '–'}</td>
            <td className="py-1 pr-4">{problem.column ?? '–'}</td>
            <td className="min-w-44 py-1 wrap-anywhere">
              <span className="text-off">
                <Reason problem={problem} />
              </span>
            </td>
          </tr>
        ))}
      </ScrollTable>
      {problemCount > shown.length && (
        <p className="text-text-2">{say('problems.shown', { shown: shown.length, count: problemCount })}</p>
      )}
      {problemCount > problems.length && (
        <p className="text-text-2">{say('problems.kept', { kept: problems.length })}</p>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <CopyButton label={say('problems.copy')} words={() => problemsText(text, name, problems)} />
        <Button onPress={() => keepFile(`${say('problems.file')}-${name}.csv`, csvFile(problemsCsv(text, problems)))}>
          {say('problems.download')}
        </Button>
      </div>
    </div>
  )
}

const csvFile = (csv: string) => new Blob([csv], { type: 'text/csv;charset=utf-8' })

import type { ImportProblem } from '@ioc/contract'
import { useImportsText } from './messages.ts'
import { cellWords, reasonWords } from './problem-words.ts'
import { ServersWords } from './servers-words.tsx'

/** Why, in the reader's language, with what stands in the cell. */
export function Reason({ problem }: { readonly problem: ImportProblem }) {
  const text = useImportsText()
  const words = reasonWords(text, problem)
  const isOurs = words !== problem.detail
  const cell = cellWords(text, problem)
  return (
    <>
      {isOurs && (cell === undefined ? words : `${cell}: ${words}`)}
      <ServersWords detail={problem.detail} known={isOurs} />
    </>
  )
}

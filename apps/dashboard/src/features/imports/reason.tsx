import type { ImportProblem } from '@ioc/contract'
import { useImportsText } from './messages.ts'
import { reasonWords } from './problem-words.ts'
import { ServersWords } from './servers-words.tsx'

/** Why, in the reader's language. */
export function Reason({ problem }: { readonly problem: ImportProblem }) {
  const words = reasonWords(useImportsText(), problem)
  const isOurs = words !== problem.detail
  return (
    <>
      {isOurs && words}
      <ServersWords detail={problem.detail} known={isOurs} />
    </>
  )
}

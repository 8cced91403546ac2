import type { ImportState } from '@ioc/contract'
import type { SourceRecord, Store } from '../store/store.ts'
import { type ReadingsDoor, rehearse, type Terms } from './door.ts'
import type { Reading } from './understand/understand.ts'
import type { TellChanges } from './value-changes.ts'

/** What a reading makes of an import: `ready` with what storing it would do, or `refused` with what stands against it. */
export type Judgement = Pick<
  ImportState,
  'understood' | 'remarks' | 'progress' | 'would' | 'changes' | 'problems' | 'problemCount'
> & { readonly state: 'ready' | 'refused' }

type ImportProblem = ImportState['problems'][number]

/** Problems named of one file; more are counted. */
const MOST_PROBLEMS = 1_000

/** Holds what was read to the door's own checks, with nothing stored. */
export type JudgeReading = (reading: Reading, source: SourceRecord, terms: Terms) => Promise<Judgement>

export function createJudge(
  door: ReadingsDoor,
  { sources }: Pick<Store, 'sources'>,
  tellChanges: TellChanges,
): JudgeReading {
  return async (reading, source, terms) => {
    const { understood, remarks } = reading
    const changes = await tellChanges(reading)
    const shared = { understood, remarks: [...remarks], progress: null, changes }
    const refused = (problems: ImportState['problems'], problemCount: number): Judgement => ({
      ...shared,
      state: 'refused',
      would: null,
      problems,
      problemCount,
    })
    if (reading.readings.length === 0) return refused([...reading.problems], reading.problemCount)
    // A rehearsal is of a source that is known; it is no reading.
    await sources.put(source)
    const outcome = await rehearse(door, source, reading, terms)
    const more = 'problems' in outcome ? outcome : { problems: [], count: 0 }
    const news = more.problems.filter((problem) => !isTold(problem, reading.problems))
    const problems = [...reading.problems, ...news].slice(0, MOST_PROBLEMS)
    if (problems.length > 0 || !('would' in outcome))
      return refused(problems, reading.problemCount + more.count - (more.problems.length - news.length))
    const { accepted, revised, unchanged } = outcome.would
    const said = [...remarks, ...outcome.marked]
    return {
      ...shared,
      remarks: said,
      state: 'ready',
      would: { accepted, revised, unchanged },
      problems: [],
      problemCount: 0,
    }
  }
}

/** A row whose own sums do not add up breaks the rules between its measures too: that is told once. */
function isTold({ code, row }: ImportProblem, told: readonly ImportProblem[]): boolean {
  return code === 'implausible' && told.some((one) => one.row === row && SUMS.has(one.code))
}

const SUMS: ReadonlySet<string> = new Set(['sum-differs', 'total-differs'])

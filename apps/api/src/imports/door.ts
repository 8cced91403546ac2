import type { AcceptedReply, ImportChoices, ImportProblem, ProblemDetail } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import type { Reading } from './understand/understand.ts'

/** The door every reading comes through, as far as imports need it. Handed in by the composition root. */
export interface ReadingsDoor {
  accept(
    rows: readonly unknown[],
    options: {
      readonly source: SourceRecord
      readonly mode: 'whole'
      readonly dryRun: boolean
      readonly assumeZone: boolean
      readonly implausible: Implausibles
      readonly reason?: string | undefined
      readonly file?: { readonly name: string; readonly sheet: string | null; readonly rowOf: (row: number) => number }
      readonly idempotency?: { readonly key: string; readonly bodyHash: string }
    },
  ): Promise<AcceptedReply>
}

/** What becomes of rows that break a rule across measures: stored where someone stands by them, else refused. */
export interface Implausibles {
  readonly stands: (row: number) => boolean
  readonly held: 'caused' | 'all'
}

/** What whoever sent a file says of it: whether its figures stand, and why locked periods are corrected. */
export interface Terms {
  readonly implausible: Implausibles
  readonly reason?: string | undefined
}

/** A person is asked about every such row, and answers for all of the file. */
export const asChosen = ({ implausible, reason }: ImportChoices): Terms => ({
  implausible: { stands: () => implausible === 'mark', held: 'all' },
  reason,
})

/** Nobody is there to ask. */
export const UNATTENDED: Terms = { implausible: { stands: () => false, held: 'caused' } }

/** What a batch would do, or what the door says against it, told in the sheet's own rows and columns. */
export type Rehearsed =
  | { readonly would: AcceptedReply; readonly marked: readonly ImportProblem[] }
  | { readonly problems: readonly ImportProblem[]; readonly count: number }

export async function rehearse(
  door: ReadingsDoor,
  source: SourceRecord,
  reading: Reading,
  terms: Terms,
): Promise<Rehearsed> {
  try {
    const how = { source, mode: 'whole', dryRun: true, assumeZone: true, ...terms } as const
    const would = await door.accept(reading.readings, how)
    const { implausible = [], remarks = [] } = would
    return { would, marked: [...remarks, ...implausible].map((detail) => inSheet(detail, reading)) }
  } catch (error) {
    if (!(error instanceof Problem) || error.id !== 'bad-rows') throw error
    const problems = (error.errors ?? []).map((detail) => inSheet(detail, reading))
    return { problems, count: problems.length }
  }
}

/** The door counts readings from 1; people count the rows of their sheet. */
function inSheet(
  { row, column, code, detail, implausible }: ProblemDetail,
  { places, understood }: Reading,
): ImportProblem {
  const place = row === undefined ? undefined : places[row - 1]
  const own = understood.columns.find(({ role }) => role === column)?.column
  return {
    sheet: understood.sheet,
    row: place?.row ?? null,
    column: own ?? place?.column ?? null,
    code,
    detail,
    ...(implausible && { implausible }),
  }
}

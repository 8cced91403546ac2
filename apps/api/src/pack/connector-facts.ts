import type { Measure } from '@ioc/metrics'
import type { Refuse } from './open-file.ts'
import type { Path } from './positions.ts'

type Say = (path: Path, id: string, refuse: Refuse) => void

/** What options of connectors name, looked up; each says so where it is not there. */
export interface CheckFacts {
  readonly measures: ReadonlyMap<string, Measure>
  /** A measure that readings can feed: one that is there, and is not counted from a register. */
  readonly measure: Say
  readonly unit: Say
}

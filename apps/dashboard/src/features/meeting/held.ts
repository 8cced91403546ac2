import type { Meeting, WireCatalogue } from '@ioc/contract'
import type { Source } from '../../data/queries.ts'
import type { DistrictView } from '../../widgets/view.ts'
import type { Notes } from './use-notes.ts'

/** A meeting that is open on the screen: its numbers as held, those of now, and what is written. */
export interface HeldMeeting {
  readonly source: Source
  readonly catalogue: WireCatalogue
  readonly meeting: Meeting
  /** The numbers as they were when the meeting began; once it is closed, by the catalogue of then. */
  readonly view: DistrictView
  /** Whether they were those of a demonstration. */
  readonly isSample: boolean
  /** The numbers of now; null until they are here, and where the unit is no more. */
  readonly live: DistrictView | null
  readonly notes: Notes
}

/** Closed before anything was kept: shown by the catalogue of now. */
export const isUnkept = ({ endedAt, kept }: Meeting) => endedAt !== null && kept === null

/** What a proof is asked for so that it shows the number as it was held. */
export const heldAt = ({ asOf, knownSeq }: Meeting) => ({ asOf, knownSeq })

import type { Instant } from '@ioc/metrics'
import { chance, hashText } from '../model/hash.ts'
import type { RecordRow } from './record-row.ts'

/** How long a camera at least stays as it is. */
const STRETCH_MS = 12 * 3_600_000
const SILENT = 0.033

/** A list whose entries change their state without being born or ending. */
export interface States {
  /** The record of one entry as it stands at an instant. */
  stateAt(record: RecordRow, at: Instant): RecordRow
}

/** Cameras fall silent and are heard again, each on hours of its own. */
export function createCameras(seed: number): States {
  return {
    stateAt(record, at) {
      const draw = hashText(`${seed}|camera|${record['code']}`)
      const stretch = Math.floor(at / STRETCH_MS + chance(draw, -1))
      return { ...record, alive: chance(draw, stretch) >= SILENT }
    },
  }
}

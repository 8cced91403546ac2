import type { ProblemDetail } from '@ioc/contract'
import { z } from 'zod'

const instant = z.number().nullable()

/** What is kept of a connector between runs and told about it. */
export const ConnectorState = z.object({
  /** When it is due next; null where nothing was pulled yet, or nothing is. */
  nextRun: instant,
  lastRun: instant,
  lastSuccess: instant,
  lastError: z.object({ at: z.number(), detail: z.string() }).nullable(),
  /** In a row; 0 while it works. */
  failures: z.int(),
  /** Rows of all deliveries so far: new or revised, as known already, refused, and of no interest. */
  accepted: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  leftOut: z.int(),
  etag: z.string().nullable(),
  /** A connector's own, such as how far a counter has come today. */
  memory: z.unknown(),
  /** Who runs it now. */
  lease: z.object({ holder: z.string(), until: z.number() }).nullable(),
})
export type ConnectorState = z.infer<typeof ConnectorState>

/** Of a connector nobody has run. */
export const NEW_STATE: ConnectorState = {
  nextRun: null,
  lastRun: null,
  lastSuccess: null,
  lastError: null,
  failures: 0,
  accepted: 0,
  unchanged: 0,
  refused: 0,
  leftOut: 0,
  etag: null,
  memory: null,
  lease: null,
}

/** What a door answered. */
export interface Stored {
  readonly accepted: number
  readonly revised: number
  readonly unchanged: number
  readonly refused: number
  readonly errors?: readonly ProblemDetail[] | undefined
}

/** The counts after one more delivery. */
export function counted(state: ConnectorState, stored: Stored, leftOut = 0): Partial<ConnectorState> {
  return {
    accepted: state.accepted + stored.accepted + stored.revised,
    unchanged: state.unchanged + stored.unchanged,
    refused: state.refused + stored.refused,
    leftOut: state.leftOut + leftOut,
  }
}

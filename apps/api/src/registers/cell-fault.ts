import type { Refusal } from '@ioc/contract'

/** Why a cell cannot be kept. */
export interface CellFault {
  readonly code: Refusal
  readonly detail: string
}

export const isFault = (value: unknown): value is CellFault => typeof value === 'object' && value !== null

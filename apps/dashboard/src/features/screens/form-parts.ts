import type { WireCatalogue } from '@ioc/contract'
import type { Draft, Faults } from './draft.ts'

/** What every part of the form is handed. */
export interface FormPart {
  readonly draft: Draft
  readonly change: (over: Partial<Draft>) => void
  /** What is wrong, once somebody has tried to save. */
  readonly faults: Faults
  readonly catalogue: WireCatalogue
}

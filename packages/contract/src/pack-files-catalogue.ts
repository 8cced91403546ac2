import { z } from 'zod'
import { PackId, PackLocalised } from './pack-files-common.ts'
import { IndicatorEntry } from './pack-files-indicators.ts'
import { MeasureEntry } from './pack-files-measures.ts'
import { RuleEntry } from './pack-files-rules.ts'

/** catalogue/<component>.yaml: one component with its measures and indicators, so that adding one edits one file. */
export const CatalogueFile = z.strictObject({
  component: z.strictObject({ id: PackId, name: PackLocalised, lead: PackId }),
  measures: z.array(MeasureEntry),
  indicators: z.array(IndicatorEntry),
  rules: z.array(RuleEntry).default([]),
})
export type CatalogueFile = z.output<typeof CatalogueFile>

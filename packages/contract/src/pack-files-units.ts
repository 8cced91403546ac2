import { UNIT_KINDS } from '@ioc/metrics'
import { z } from 'zod'
import { PackConfidence, PackDay, PackId, PackLocalised, PackPath, PackText, UnitCode } from './pack-files-common.ts'

const unit = {
  code: UnitCode,
  kind: z.enum(UNIT_KINDS),
  name: PackLocalised,
  parent: UnitCode.nullable(),
  population: z.strictObject({ count: z.int().min(0), year: z.int().min(1900).max(2100) }).optional(),
}

/** A unit as written in units.yaml; `from` is the file's unless said, `to` the first day it is no more. */
const UnitEntry = z.strictObject({
  ...unit,
  from: PackDay.optional(),
  to: PackDay.nullable().default(null),
  successors: z.array(UnitCode).default([]),
})
export type UnitEntry = z.output<typeof UnitEntry>

/** units.yaml: the tree of units. */
export const UnitsFile = z.strictObject({ from: PackDay, units: z.array(UnitEntry).min(1) })
export type UnitsFile = z.output<typeof UnitsFile>

/** On one day units end and others begin, perhaps under the same codes. */
const ReorganisationStep = z.strictObject({
  date: PackDay,
  basis: PackLocalised,
  confidence: PackConfidence,
  ends: z.array(z.strictObject({ code: UnitCode, successors: z.array(UnitCode).default([]) })),
  begins: z.array(z.strictObject(unit)),
  /** Shapes of the units from that day on. */
  boundaries: PackPath.optional(),
})

/** reorganisations/<name>.yaml: steps in order of their dates. `defaultScope` goes before the pack's when it is in force. */
export const ReorganisationFile = z.strictObject({
  id: PackId,
  name: PackLocalised,
  citation: PackText,
  defaultScope: UnitCode.optional(),
  steps: z.array(ReorganisationStep).min(1),
})
export type ReorganisationFile = z.output<typeof ReorganisationFile>

import { z } from 'zod'
import { PackDay, PackId, PackLocalised, PackText, PackPath, UnitCode } from './pack-files-common.ts'
import { CadenceEntry } from './pack-files-measures.ts'

/** `+07:00` as minutes east of UTC. */
export const UtcOffset = z
  .string({ error: 'expected an offset such as +07:00' })
  .regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/, { error: 'expected an offset such as +07:00' })
  .transform((text) => {
    const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
    return text.startsWith('-') ? -minutes : minutes
  })

const isZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** pack.yaml: what the pack is, and which files make it up. */
export const PackFile = z.strictObject({
  id: PackId,
  name: PackLocalised,
  zone: z.string().refine(isZone, { error: 'expected a zone such as Asia/Ho_Chi_Minh' }),
  utcOffset: UtcOffset,
  /** First day that readings are owed for; without it what never came is owed by nobody. */
  from: PackDay.optional(),
  /** The unit a wall shows unless told otherwise. */
  defaultScope: UnitCode,
  /** Files of the catalogue, one per component, in the order of the wall. */
  catalogue: z.array(PackPath).min(1),
  /** Files of the registers, whose records are counted. */
  registers: z.array(PackPath).default([]),
  /** Files that say how tables of one kind are read. */
  profiles: z.array(PackPath).default([]),
  /** Indicators of the three large tiles, in order. */
  main: z.array(PackId).length(3, { error: 'expected exactly three indicators' }),
  /** Shapes of the units that exist on `from`, drawn until the next set begins. */
  boundaries: z.array(z.strictObject({ file: PackPath, from: PackDay })).default([]),
  /** What changes the tree of units; `inForce: false` keeps it as data only. */
  reorganisations: z.array(z.strictObject({ file: PackPath, inForce: z.boolean() })).default([]),
  /** Cadences by name, for measures to refer to. */
  cadences: z.record(PackId, CadenceEntry),
  /** What is counted, as it is called of many; `one` is English for a single one, where that differs. */
  countables: z.record(PackId, PackLocalised.extend({ one: PackText.optional() })),
})
export type PackFile = z.output<typeof PackFile>

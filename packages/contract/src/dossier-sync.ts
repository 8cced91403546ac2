import { z } from 'zod'
import { ProblemDetail } from './problem.ts'
import { RecordRemarks } from './register-records.ts'

/** The two services of the national sync format: whole dossiers, and where they stand. */
export const DOSSIER_SERVICES = ['DongBoHoSoMC', 'CapNhatTienDoHoSoMC'] as const

/** What a one-stop system sends. Entries are checked one by one, so that each can be named. */
export const DossierSyncInput = z
  .looseObject({ service: z.enum(DOSSIER_SERVICES), data: z.array(z.unknown()).min(1).max(10_000) })
  .meta({ id: 'DossierSyncInput' })
export type DossierSyncInput = z.infer<typeof DossierSyncInput>

/** Anything else behind the `?` is refused: a mistyped `dryRun` would store. */
export const DossierSyncQuery = z.strictObject({
  mode: z.enum(['whole', 'partial']).optional(),
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
})
export type DossierSyncQuery = z.infer<typeof DossierSyncQuery>

/** What became of it. */
export const DossierSyncReply = z
  .object({
    accepted: z.int(),
    revised: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    /** Entries that are no dossier: only registered, or turned away (codes 1 and 3). */
    notReceived: z.int(),
    /** Fields with content that were not taken, personal ones among them, and in how many places. */
    dropped: z.record(z.string(), z.int()),
    seq: z.int().nullable(),
    /** Stored, and worth a look: what they name is not there. Left out where there is nothing to say. */
    remarks: RecordRemarks.optional(),
    errors: z.array(ProblemDetail).optional(),
  })
  .meta({ id: 'DossierSyncReply' })
export type DossierSyncReply = z.infer<typeof DossierSyncReply>

import { DossierSyncInput, DossierSyncOptions, type ProblemDetail } from '@ioc/contract'
import { breathe } from '../breathe.ts'
import { GIVEN_TWICE, KeyTwins } from '../rows/key-twins.ts'
import type { ConnectorDefinition, Taken } from './connector.ts'
import { readDossier, readProgress } from './dossier-record.ts'
import { createFieldReader } from './field-reader.ts'

const READERS = { DongBoHoSoMC: readDossier, CapNhatTienDoHoSoMC: readProgress } as const

/**
 * Dossiers in the national sync format, sent to us. Only the fields of the register are looked at; whatever
 * else an entry holds, the owner's name first of all, is dropped here and counted.
 */
export const dossierSync: ConnectorDefinition<'dossier-sync'> = {
  kind: 'dossier-sync',
  options: DossierSyncOptions,
  hands: 'records',
  async take(options, input): Promise<Taken> {
    const { service, data } = DossierSyncInput.parse(input)
    const errors: ProblemDetail[] = []
    const dropped = new Map<string, number>()
    const rows: { row: number; record: object }[] = []
    let notReceived = 0
    const pause = breathe()
    for (const [index, entry] of data.entries()) {
      const rest = pause()
      if (rest) await rest
      const row = index + 1
      if (entry instanceof KeyTwins) {
        for (const column of entry.names) errors.push({ row, column, code: 'duplicate-column', detail: GIVEN_TWICE })
        continue
      }
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        errors.push({ row, code: 'wrong-type', detail: 'is not an object' })
        continue
      }
      const before = errors.length
      const fields = createFieldReader(entry, row, errors)
      const record = READERS[service](fields, options)
      fields.countDropped(dropped)
      if (errors.length > before) continue
      if (record === 'not-received') notReceived++
      else rows.push({ row, record })
    }
    return { rows, errors, notReceived, dropped }
  },
}

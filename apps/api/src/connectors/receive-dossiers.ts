import type { DossierSyncInput, DossierSyncReply, ProblemDetail, RecordRemarks } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { Connectors, Received } from './connectors.ts'
import type { Taken } from './connector.ts'
import type { RegisterDoor } from './doors.ts'
import { dossierSync } from './dossier-sync.ts'
import { codesIn, DOSSIERS, mergeDossiers, type Standing } from './merge-dossiers.ts'
import type { RefusedRows } from './running.ts'
import { type ConnectorState, counted, type Stored } from './state.ts'

/** The register's field → the sender's, so that a refusal names what the sender wrote. */
const COLUMNS: Readonly<Record<string, string>> = {
  code: 'MaHoSo',
  procedure: 'MaTTHC',
  unit: 'DonViXuLy',
  channel: 'KenhThucHien',
  received: 'NgayTiepNhan',
  due: 'NgayHenTra',
  step: 'TrangThaiHoSo',
  returned: 'NgayTra',
  finished: 'NgayKetThucXuLy',
  signed: 'NgayKetThucXuLy',
  fee: 'DanhSachLePhi',
  'paid-online': 'DuocThanhToanTrucTuyen',
}

export interface DossierDelivery {
  readonly input: DossierSyncInput
  readonly mode: 'whole' | 'partial' | undefined
  readonly dryRun: boolean
}

/** Where dossiers go, and what stands there. */
export interface DossierDoors {
  readonly connectors: Connectors
  readonly registers: RegisterDoor
  /** The records of a register that stand under these keys. */
  readonly standing: (register: string, keys: readonly string[]) => Promise<Standing>
  readonly now: () => Instant
}

/** Reads a delivery and hands its dossiers to the register. Throws `bad-rows` naming the sender's rows and fields. */
export async function receiveDossiers(
  { connectors, registers, standing, now }: DossierDoors,
  { entry, source }: Received<'dossier-sync'>,
  delivery: DossierDelivery,
): Promise<DossierSyncReply> {
  const { dryRun, mode = entry.mode } = delivery
  const read = await dossierSync.take?.(entry.options, delivery.input)
  if (!read) throw new Error('dossier-sync takes what is sent.')
  const taken = await mergeDossiers(read, delivery.input.service, await standing(DOSSIERS, codesIn(read)))
  const spoilt = taken.errors.length > 0 && mode === 'whole'
  // What is wrong in the other rows is asked for all the same, so that everything is named at once.
  const units = source.units ?? [...new Set(Object.values(entry.options.units))]
  const terms = { source, units, mode: spoilt ? 'partial' : mode, dryRun: dryRun || spoilt } as const
  const records = taken.rows.map(({ record }) => record)
  const counting = async (stored: Stored) => {
    if (dryRun) return
    if (stored.refused > 0) connectors.note(source, refusedOf(stored, delivery))
    await connectors.count(entry.id, (state) => countedAt(stored, state, now()))
  }
  try {
    const stored = records.length === 0 ? NOTHING : await registers.accept(DOSSIERS, records, terms)
    const errors = [...taken.errors, ...named(stored.errors ?? [], taken)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
    if (spoilt) throw new Problem('bad-rows', refusalOf(errors, delivery), errors)
    const refused = stored.refused + rowsIn(taken.errors)
    await counting({ ...stored, refused, errors })
    return { ...replyOf({ ...stored, refused, errors }, taken, stored.seq), ...remarked(stored.remarks, taken) }
  } catch (error) {
    if (!(error instanceof Problem) || error.id !== 'bad-rows') throw error
    const errors = spoilt ? error.errors : named(error.errors ?? [], taken)
    await counting({ ...NOTHING, refused: delivery.input.data.length, errors })
    throw new Problem('bad-rows', error.message, errors)
  }
}

const NOTHING = {
  accepted: 0,
  revised: 0,
  unchanged: 0,
  refused: 0,
  seq: null,
  errors: [],
  remarks: undefined,
} as const

const rowsIn = (errors: readonly ProblemDetail[]) => new Set(errors.map(({ row }) => row)).size

function refusalOf(errors: readonly ProblemDetail[], { input }: DossierDelivery): string {
  return `${rowsIn(errors)} of ${input.data.length} dossiers cannot be accepted, so nothing was stored.`
}

/**
 * What is kept of a refusal: which rows, which of their fields and why. No row and no text of one: a dossier is
 * somebody's, and what stands in the wrong field may be anything.
 */
function refusedOf({ refused, errors = [] }: Stored, { input }: DossierDelivery): RefusedRows {
  const bare = errors.map((error) => ({ ...error, detail: 'The answer to the sender says what was wrong.' }))
  const detail = `${refused} of ${input.data.length} dossiers cannot be accepted.`
  const columns = new Set(errors.flatMap(({ column }) => column ?? []))
  return { error: new Problem('bad-rows', detail, bare), rows: [], refused, columns }
}

function countedAt(stored: Stored, state: ConnectorState, at: Instant) {
  return { ...counted(state, stored), lastRun: at, ...(stored.refused === 0 && { lastSuccess: at }) }
}

/** The register counts the records it was handed; the sender counts what it sent. */
function named(errors: readonly ProblemDetail[], { rows }: Taken): ProblemDetail[] {
  return errors.map(({ row, column, ...error }) => {
    const theirs = row === undefined ? undefined : rows[row - 1]?.row
    return {
      ...error,
      ...(theirs !== undefined && { row: theirs }),
      ...(column !== undefined && { column: COLUMNS[column] ?? column }),
    }
  })
}

/** What the register remarked on, in the sender's rows and fields. */
function remarked(remarks: RecordRemarks | undefined, { rows }: Taken): Pick<DossierSyncReply, 'remarks'> {
  if (!remarks) return {}
  const theirs = remarks.named.map((remark) => ({
    ...remark,
    row: rows[remark.row - 1]?.row ?? remark.row,
    field: COLUMNS[remark.field] ?? remark.field,
  }))
  return { remarks: { ...remarks, named: theirs } }
}

function replyOf(stored: Stored, { notReceived, dropped }: Taken, seq: number | null): DossierSyncReply {
  const { accepted, revised, unchanged, refused, errors } = stored
  const told = Object.fromEntries([...dropped].sort(([one], [other]) => one.localeCompare(other)))
  const counts = { accepted, revised, unchanged, refused, notReceived, dropped: told, seq }
  return refused === 0 ? counts : { ...counts, errors: [...(errors ?? [])] }
}

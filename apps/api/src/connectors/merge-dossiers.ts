import { DOSSIER_STEPS, type DossierStep } from '@ioc/contract'
import type { FieldValue } from '@ioc/metrics'
import { inTurns } from '../breathe.ts'
import type { Taken } from './connector.ts'
import { isoAt } from './moment.ts'

/** The register that dossiers go to. */
export const DOSSIERS = 'dossiers'

/** Fields of records as a register keeps them, by key; only those that stand. */
export type Standing = ReadonlyMap<string, Readonly<Record<string, FieldValue>>>

type Fields = Readonly<Record<string, unknown>>

const INSTANTS = ['received', 'due', 'appraised', 'approved', 'signed', 'returned', 'finished'] as const
/** What only codes of the sender's own can tell: the national ones call all of it "being handled". */
const BETWEEN: ReadonlySet<unknown> = new Set(['appraised', 'approved'])

const keyOf = (record: object) => String(Reflect.get(record, 'code'))

/** Codes of the dossiers a delivery speaks of. */
export const codesIn = ({ rows }: Taken): string[] => [...new Set(rows.map(({ record }) => keyOf(record)))]

/**
 * Records as a register takes them, whole: what a delivery says, over what stands. Progress of a dossier that
 * nobody sent before is refused; several steps of one dossier become one record. Others run in between.
 */
export async function mergeDossiers(taken: Taken, service: string, standing: Standing): Promise<Taken> {
  return service === 'DongBoHoSoMC' ? mergeWholes(taken, standing) : mergeProgress(taken, standing)
}

async function mergeWholes(taken: Taken, standing: Standing): Promise<Taken> {
  const rows: { row: number; record: Fields }[] = []
  await inTurns(
    taken.rows,
    ({ row, record }) => void rows.push({ row, record: mergeWhole(record, standing.get(keyOf(record))) }),
  )
  return { ...taken, rows }
}

async function mergeProgress(taken: Taken, standing: Standing): Promise<Taken> {
  const merged = new Map<string, { row: number; record: Fields }>()
  const errors = [...taken.errors]
  await inTurns(taken.rows, ({ row, record }) => {
    const key = keyOf(record)
    const before = merged.get(key)?.record ?? written(standing.get(key))
    if (before) merged.set(key, { row, record: withSteps(before, { ...record }) })
    else
      errors.push({
        row,
        column: 'MaHoSo',
        code: 'unknown-record',
        detail: 'is not known yet: send it with DongBoHoSoMC',
      })
  })
  return { ...taken, rows: [...merged.values()], errors }
}

/** Of what stands, only what the national format cannot say is kept. */
function mergeWhole(record: object, before: Readonly<Record<string, FieldValue>> | undefined): Fields {
  const next: Fields = { ...record }
  const was = written(before)
  if (!was) return next
  const step = next['step'] === 'received' && BETWEEN.has(was['step']) ? was['step'] : next['step']
  return fiveSteps({ ...next, step, appraised: was['appraised'], approved: was['approved'] })
}

/** Steps may be told late and out of order: the time of each is kept, and the furthest is where it stands. */
function withSteps(before: Fields, next: Fields): Fields {
  const [was, is] = [placeOf(before['step']), placeOf(next['step'])]
  return fiveSteps({ ...before, ...next, step: was > is ? before['step'] : next['step'] })
}

/** That all five were done is known once each has its time; that one was left out is for the sender to say. */
function fiveSteps(record: Fields): Fields {
  return DOSSIER_STEPS.every((step) => typeof record[step] === 'string') ? { ...record, 'five-steps': true } : record
}

const placeOf = (step: unknown) => DOSSIER_STEPS.findIndex((one: DossierStep) => one === step)

/** Kept fields as they are written on the wire. */
function written(fields: Readonly<Record<string, FieldValue>> | undefined): Fields | undefined {
  if (!fields) return undefined
  const times = INSTANTS.flatMap((field) => {
    const at = fields[field]
    return typeof at === 'number' ? [[field, isoAt(at, 0)] as const] : []
  })
  return { ...fields, ...Object.fromEntries(times) }
}

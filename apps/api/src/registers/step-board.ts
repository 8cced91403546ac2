import type { RegisterSteps } from '@ioc/contract'
import {
  type Catalogue,
  createStepIndex,
  dayOf,
  type Instant,
  type Register,
  type StepIndex,
  startOfDay,
  type Steps,
  type UnitTree,
} from '@ioc/metrics'
import { inTurns } from '../breathe.ts'
import { Problem } from '../errors.ts'
import type { RecordsQuery, StoredRecord } from '../store/record-store.ts'
import type { Store } from '../store/store.ts'
import type { CountedRows } from './registers.ts'

/** How the records of registers stand in their steps, kept as they change. */
export interface StepBoard {
  /** Takes in what a batch changed, others running in between: batch after batch, as they were stored. */
  changed(counted: ChangedRows): Promise<void>
  /** The steps of a register for a unit and all below it, now. Throws `not-found`, or `bad-request` for no unit. */
  stepsOf(register: Register, unit: string): RegisterSteps
}

export interface StepBoardDeps {
  readonly store: Pick<Store, 'records'>
  readonly catalogue: Pick<Catalogue, 'registers' | 'utcOffsetMinutes'>
  readonly tree: UnitTree
  readonly now: () => Instant
}

type ChangedRows = Pick<CountedRows, 'register' | 'at' | 'speaks' | 'changed'>

interface Board {
  readonly steps: Steps
  readonly index: StepIndex
  /** Up to when a source spoke of the register; null until one did. */
  toldAt: Instant | null
}

/** Records that are on their way, read at once. */
const PAGE = 50_000
/** Records that went through all, newest first, read at once: about what a busy day has. */
const NEWEST = 2_000

/** Opens a board over what the store holds. Only records that are on their way, or came to the end of it today, are read. */
export async function createStepBoard({ store, catalogue, tree, now }: StepBoardDeps): Promise<StepBoard> {
  const { utcOffsetMinutes } = catalogue
  const boards = new Map<string, Board>()
  const deliveries = await store.records.deliveries()
  for (const register of catalogue.registers.values()) {
    const { id, steps } = register
    if (!steps) continue
    const index = createStepIndex(steps, utcOffsetMinutes)
    const today = startOfDay(dayOf(now(), utcOffsetMinutes), utcOffsetMinutes)
    for await (const { key, ...record } of onTheirWay(store, register, steps, today)) index.put(key, record, now())
    const told = deliveries.filter((told) => told.register === id).map(({ at }) => at)
    boards.set(id, { steps, index, toldAt: told.length === 0 ? null : Math.max(...told) })
  }

  function codesUnder(code: string): string[] {
    const asked = tree.at(code, dayOf(now(), utcOffsetMinutes))
    if (!asked) throw new Problem('bad-request', `No unit has the code ${code}.`)
    // What a dissolved unit left open is its successor's to finish.
    return tree.units.filter((unit) => tree.touchedBy(unit).includes(asked)).map((unit) => unit.code)
  }

  async function takeIn({ register, at, speaks, changed }: ChangedRows): Promise<void> {
    const board = boards.get(register)
    if (!board) return
    if (speaks) board.toldAt = Math.max(board.toldAt ?? at, at)
    await inTurns(changed, ({ key, record }) => board.index.put(key, record, now()))
  }

  let taken: Promise<void> = Promise.resolve()
  return {
    changed(counted) {
      const done = taken.then(() => takeIn(counted))
      // A fault is told to whoever brought it, and holds up nobody who comes after.
      taken = done.catch(() => undefined)
      return done
    },
    stepsOf({ id }, unit) {
      const board = boards.get(id)
      if (!board) throw new Problem('not-found', `The register ${id} declares no steps.`)
      const { steps, index, toldAt } = board
      const asOf = now()
      const names = new Map(steps.order.map(({ field, name }) => [field, name]))
      return {
        register: id,
        unit,
        asOf: iso(asOf),
        toldAt: toldAt === null ? null : iso(toldAt),
        steps: index.at(codesUnder(unit), asOf).map(({ field, open, median, overdue, doneToday }) => ({
          field,
          name: names.get(field) ?? { vi: field, en: field, bn: field },
          open,
          median,
          overdue,
          doneToday,
        })),
      }
    },
  }
}

/** Records without the last step, and those that took it on or after an instant, newest first. */
async function* onTheirWay(
  store: StepBoardDeps['store'],
  { id: register, key: keyField, unit: unitField }: Register,
  steps: Steps,
  from: Instant,
): AsyncGenerator<StoredRecord> {
  const last = steps.order.at(-1)?.field ?? ''
  const all = { register, keyField, unitField, units: null, where: [], sort: null, descending: false, after: null }
  yield* paged(store, { ...all, where: [{ field: last, is: null }], limit: PAGE })
  for await (const record of paged(store, { ...all, sort: last, descending: true, limit: NEWEST })) {
    const ended = record.fields[last]
    if (typeof ended !== 'number' || ended < from) return
    yield record
  }
}

async function* paged(
  { records }: StepBoardDeps['store'],
  query: Omit<RecordsQuery, 'offset'>,
): AsyncGenerator<StoredRecord> {
  for (let offset = 0; ; offset += query.limit) {
    const page = await records.find({ ...query, offset })
    yield* page.records
    if (offset + query.limit >= page.total) return
  }
}

const iso = (instant: Instant) => new Date(instant).toISOString()

import { hash } from 'node:crypto'
import type { ConnectorEntry } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord } from '../store/store.ts'
import type { AnyConnector, Surroundings } from './connector.ts'
import type { FileDoor, ReadingDoor } from './doors.ts'
import type { Leases } from './leases.ts'
import { type Environment, withoutSecrets } from './secrets.ts'
import type { ConnectorState, Stored } from './state.ts'

/** One connector of this district with all it needs to run. */
export interface Running {
  readonly entry: ConnectorEntry
  readonly definition: AnyConnector
  /** With its secrets in place; never kept and never told. */
  readonly options: ConnectorEntry['options']
  readonly source: SourceRecord
}

/** What running needs, whatever runs. */
export interface RunDeps {
  readonly leases: Leases
  readonly surroundings: Surroundings
  readonly readings: ReadingDoor
  readonly files: FileDoor | undefined
  readonly env: Environment
  /** IANA zone that schedules are written in. */
  readonly zone: string
  readonly now: () => Instant
  readonly onRefused: OnRefused
  /** Aborted when the server stops. */
  readonly closing: AbortSignal
}

/** Told of rows that their door refused, or left out. Must not throw. */
export type OnRefused = (source: SourceRecord, refused: RefusedRows) => void

export interface RefusedRows {
  readonly error: Problem
  /** Rows that were not stored; `row` counts from 1 within the delivery. */
  readonly rows: readonly { readonly row: number; readonly cells: unknown }[]
  readonly refused: number
  /** Names in the reasons that are ours, beside the columns of a reading: they may be kept and shown. */
  readonly columns?: ReadonlySet<string>
}

const NOTHING: Stored = { accepted: 0, revised: 0, unchanged: 0, refused: 0 }

/** Hands readings to their door. A delivery that is refused as a whole is counted like any other refusal. */
export async function handOver(
  { readings, onRefused }: RunDeps,
  { source, entry }: Running,
  rows: readonly unknown[],
  columns?: ReadonlySet<string>,
): Promise<Stored> {
  if (rows.length === 0) return NOTHING
  try {
    const stored = await readings.accept(rows, { source, mode: entry.mode, dryRun: false })
    if (stored.refused > 0) onRefused(source, { ...leftOutOf(stored, rows), ...(columns && { columns }) })
    return stored
  } catch (error) {
    if (error instanceof Problem && error.id === 'bad-rows') {
      onRefused(source, { error, rows: numbered(rows), refused: rows.length, ...(columns && { columns }) })
      return { ...NOTHING, refused: rows.length, errors: error.errors }
    }
    throw error
  }
}

function leftOutOf({ refused, errors = [] }: Stored, rows: readonly unknown[]): RefusedRows {
  const detail = `${refused} of ${rows.length} rows cannot be accepted; the others were stored.`
  const bad = new Set(errors.map(({ row }) => row))
  const error = new Problem('bad-rows', detail, errors)
  return { error, rows: numbered(rows).filter(({ row }) => bad.has(row)), refused }
}

const numbered = (rows: readonly unknown[]) => rows.map((cells, index) => ({ row: index + 1, cells }))

/** What is to be read about a failure: never a secret. */
export function tell({ env }: RunDeps, { entry }: Running, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  const within = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return withoutSecrets(`${said}${within}`, entry.options, env)
}

/** The state after a failure, before it is decided when to try again. */
export function failedAt(state: ConnectorState, at: Instant, detail: string): Partial<ConnectorState> {
  return { lastRun: at, lastError: { at, detail }, failures: state.failures + 1 }
}

/** Marks an ETag with what was asked: changed options make the source's answer worth reading again. */
export const tagOf = ({ entry }: Running, etag: string | null): string | null => etag && `${digestOf(entry)} ${etag}`

/** The ETag as the source gave it; null where it was given for other options. */
export const untag = ({ entry }: Running, kept: string | null): string | null =>
  kept?.startsWith(`${digestOf(entry)} `) ? kept.slice(digestOf(entry).length + 1) : null

const digestOf = ({ options }: ConnectorEntry) => hash('sha256', JSON.stringify(options)).slice(0, 16)

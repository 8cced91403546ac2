import type { ConnectorEntry, ProblemDetail } from '@ioc/contract'
import type { Instant, Measure } from '@ioc/metrics'
import type { z } from 'zod'

export type ConnectorKind = ConnectorEntry['kind']
export type OptionsOf<Kind extends ConnectorKind> = Extract<ConnectorEntry, { kind: Kind }>['options']

/** What every connector may look at. */
export interface Surroundings {
  readonly now: () => Instant
  /** Minutes east of UTC. */
  readonly offset: number
  readonly measures: ReadonlyMap<string, Measure>
  /** One JSONata expression over many inputs, each with its own outcome; in a process apart, within its caps. */
  readonly map: (expression: string, inputs: readonly unknown[], moment: Moment) => Promise<readonly Mapped[]>
  /** The rows that one makes of a JSON text of megabytes, which only that process parses. Throws what is wrong with either. */
  readonly mapText: (expression: string, text: Buffer, moment: Moment) => Promise<readonly unknown[]>
}

/** Names an expression may use: `$at` (the instant, ISO), `$day`, `$yesterday`, `$week`, `$month` (local). */
export type Moment = Readonly<Record<'at' | 'day' | 'yesterday' | 'week' | 'month', string>>

export type Mapped = { readonly result: unknown } | { readonly fault: string }

export interface PullContext extends Surroundings {
  /** What the last answer was marked with; null when it was not. */
  readonly etag: string | null
  /** Aborted when the server stops. */
  readonly closing: AbortSignal
}

/** What a pull brought. `unchanged`: the source says nothing is new. */
export interface Pulled {
  readonly rows: readonly unknown[] | 'unchanged'
  readonly etag: string | null
  /** Entries of units and kinds nobody asked for. */
  readonly leftOut?: number
  /** Names in the source's rows that the options know: what is refused of them may be told by these. */
  readonly columns?: ReadonlySet<string>
}

/** A file as the import door takes it. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Also when refused: what is in it was looked at, and `report` says what was found. */
export interface ImportedFile {
  readonly outcome: 'imported' | 'refused'
  readonly report: unknown
}

export interface OpenContext extends Surroundings {
  /** Hands readings over. Rejects where they cannot be stored now; rows that are refused are counted, not thrown. */
  readonly deliver: (rows: readonly unknown[], leftOut?: number) => Promise<void>
  readonly importFile: (file: IncomingFile) => Promise<ImportedFile>
  /** It works; the last error is over. */
  readonly well: () => void
  /** It does not, for this reason; it goes on trying. */
  readonly failed: (detail: string) => void
  /** What was remembered last, also by an earlier run or another node. */
  readonly recall: () => unknown
  /** Durable once it resolves. */
  readonly remember: (memory: unknown) => Promise<void>
}

/** Something open until it is closed: a connection, a watch. */
export interface Opened {
  close(): Promise<void>
}

/** What was understood of a delivery that was sent to us. Rows keep the numbers they came with. */
export interface Taken {
  readonly rows: readonly { readonly row: number; readonly record: object }[]
  readonly errors: readonly ProblemDetail[]
  readonly notReceived: number
  readonly dropped: ReadonlyMap<string, number>
}

/**
 * A connector: it owns the quirks of one kind of system and hands over normal rows. When it runs, what is
 * done when it fails, who runs it and where its rows go is the runner's.
 */
export interface ConnectorDefinition<Kind extends ConnectorKind = ConnectorKind> {
  readonly kind: Kind
  readonly options: z.ZodType<OptionsOf<Kind>>
  readonly hands: 'readings' | 'files' | 'records'
  /** Asked when its schedule says so. */
  pull?(options: OptionsOf<Kind>, context: PullContext): Promise<Pulled>
  /** Open as long as this node holds its lease. */
  open?(options: OptionsOf<Kind>, context: OpenContext): Opened
  /** Reads what was sent to us. */
  take?(options: OptionsOf<Kind>, input: unknown): Promise<Taken>
}

/** A connector of any kind, as the runner sees it: it hands each the options of its own kind. */
export interface AnyConnector {
  readonly kind: ConnectorKind
  readonly options: z.ZodType
  readonly hands: ConnectorDefinition['hands']
  pull?(options: ConnectorEntry['options'], context: PullContext): Promise<Pulled>
  open?(options: ConnectorEntry['options'], context: OpenContext): Opened
  take?(options: ConnectorEntry['options'], input: unknown): Promise<Taken>
}

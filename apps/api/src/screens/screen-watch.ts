import type { ScreenReport, ScreenState } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { screenState, type Sighting } from './screen-state.ts'

/** Screens that never come back are forgotten after this long, unless they have a record. */
const FORGOTTEN_MS = 3_600_000
const LOOK_MS = 5_000

/** A screen as it was last seen, with how it does. */
export interface Seen {
  readonly screen: string | null
  readonly state: ScreenState
  readonly since: Instant
  readonly heardAt: Instant
  readonly behindBy: number
  readonly report: ScreenReport
}

export interface ScreenWatchDeps {
  readonly now: () => Instant
  /** The last delta of a scope. */
  readonly seqOf: (scope: string) => number
  /** Told when any screen comes, goes, or does otherwise than before. */
  readonly onChanged: () => void
}

/** Watches the walls: each says what it painted, and whoever stops saying so is noticed. */
export interface ScreenWatch {
  readonly report: (connection: string, report: ScreenReport) => void
  readonly gone: (connection: string) => void
  /** Every screen that was seen, the newest connection of each record, walls without a record one by one. */
  seen(): readonly Seen[]
  close(): void
}

interface Entry {
  connection: string
  sighting: Sighting
  state: ScreenState
  since: Instant
}

const nameOf = (connection: string, { screen }: ScreenReport) => screen ?? `connection ${connection}`

export function createScreenWatch({ now, seqOf, onChanged }: ScreenWatchDeps): ScreenWatch {
  const entries = new Map<string, Entry>()

  function behindSince(report: ScreenReport, before: Entry | undefined): Instant | null {
    if (report.seq >= seqOf(report.scope)) return null
    const { behindSince: since, report: earlier } = before?.sighting ?? { behindSince: null, report: null }
    // One that paints goes on, however far it is behind a busy scope.
    return since !== null && earlier?.seq === report.seq ? since : now()
  }

  /** True when it does otherwise than before. */
  function judge(entry: Entry): boolean {
    const state = screenState(entry.sighting, now())
    if (state === entry.state) return false
    entry.state = state
    entry.since = state === 'behind' ? (entry.sighting.behindSince ?? now()) : beganAt(entry, state)
    return true
  }

  /** A screen that stands still did so since it last painted or was last heard, not since we noticed. */
  function beganAt({ sighting }: Entry, state: ScreenState): Instant {
    if (state === 'frozen') return Math.min(sighting.heardAt, sighting.report.paintedAt ?? sighting.heardAt)
    return now()
  }

  function look(): void {
    let changed = false
    for (const [name, entry] of entries) {
      const isForgotten = entry.state === 'away' && now() - entry.since > FORGOTTEN_MS
      if (isForgotten && entry.sighting.report.screen === null) entries.delete(name)
      changed = judge(entry) || isForgotten || changed
    }
    if (changed) onChanged()
  }
  const timer = setInterval(look, LOOK_MS)

  return {
    report(connection, report) {
      const name = nameOf(connection, report)
      const before = entries.get(name)
      const sighting: Sighting = { connected: true, heardAt: now(), report, behindSince: behindSince(report, before) }
      const entry = before ?? { connection, sighting, state: 'never', since: now() }
      const isMoved = before?.sighting.report.scene !== report.scene
      Object.assign(entry, { connection, sighting })
      entries.set(name, entry)
      if (judge(entry) || isMoved) onChanged()
    },
    gone(connection) {
      for (const entry of entries.values()) {
        if (entry.connection !== connection) continue
        entry.sighting = { ...entry.sighting, connected: false }
        if (judge(entry)) onChanged()
      }
    },
    seen: () =>
      [...entries.values()].map(({ sighting: { report, heardAt }, state, since }) => ({
        screen: report.screen,
        state,
        since,
        heardAt,
        behindBy: Math.max(0, seqOf(report.scope) - report.seq),
        report,
      })),
    close: () => clearInterval(timer),
  }
}

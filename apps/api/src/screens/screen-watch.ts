import type { ScreenReport, ScreenState } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { screenState, type Sighting } from './screen-state.ts'

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
  /** Told when any screen comes, goes, shows another scene, or does otherwise than before. */
  readonly onChanged: () => void
}

/** Watches the walls: each says what it painted, and whoever stops saying so is noticed. */
export interface ScreenWatch {
  report(connection: string, report: ScreenReport): void
  /**
   * A connection ended. A wall without a name is forgotten with it; one with a name is away, or frozen where it
   * `standsStill`: its browser is there and its scripts are not.
   */
  gone(connection: string, standsStill?: boolean): void
  /** Judges every screen by the clock. */
  look(): void
  /** Every screen that was seen, the newest connection of each name, walls without a name one by one. */
  seen(): readonly Seen[]
  /** Takes what was seen before a restart: away since, unless it says otherwise. */
  recall(seen: Omit<Seen, 'behindBy'>): void
  /** Forgets screens that are away and not to be kept: names that somebody typed once. */
  forgetAwayExcept(kept: ReadonlySet<string>): void
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
  /** What a connection calls itself: one at a time. */
  const names = new Map<string, string>()

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
    entry.since = beganAt(entry.sighting, state, now())
    return true
  }

  function leave(connection: string, standsStill = false): void {
    const name = names.get(connection)
    const entry = entries.get(name ?? '')
    names.delete(connection)
    if (name === undefined || entry?.connection !== connection) return
    if (!standsStill) entry.sighting = { ...entry.sighting, connected: false }
    if (entry.sighting.report.screen === null) entries.delete(name)
    if (judge(entry)) onChanged()
  }

  return {
    report(connection, report) {
      const name = nameOf(connection, report)
      if (names.get(connection) !== name) leave(connection)
      names.set(connection, name)
      const before = entries.get(name)
      const sighting: Sighting = { connected: true, heardAt: now(), report, behindSince: behindSince(report, before) }
      const isMoved = before?.sighting.report.scene !== report.scene
      const entry: Entry = { state: 'never', since: now(), ...before, connection, sighting }
      entries.set(name, entry)
      if (judge(entry) || isMoved) onChanged()
    },
    gone: leave,
    look() {
      const changed = [...entries.values()].filter(judge)
      if (changed.length > 0) onChanged()
    },
    seen: () => [...entries.values()].map((entry) => asSeen(entry, seqOf)),
    recall({ screen, state, since, heardAt, report }) {
      if (screen === null || entries.has(screen)) return
      const sighting: Sighting = { connected: false, heardAt, report, behindSince: null }
      entries.set(screen, { connection: '', sighting, state: 'away', since: state === 'away' ? since : heardAt })
    },
    forgetAwayExcept(kept) {
      for (const [name, { state }] of entries) if (state === 'away' && !kept.has(name)) entries.delete(name)
    },
  }
}

/** A screen that stands still did so since it last painted or was last heard, not since we noticed. */
function beganAt({ heardAt, report, behindSince }: Sighting, state: ScreenState, now: Instant): Instant {
  if (state === 'frozen') return Math.min(heardAt, report.paintedAt ?? heardAt)
  return state === 'behind' ? (behindSince ?? now) : now
}

function asSeen({ sighting: { report, heardAt }, state, since }: Entry, seqOf: ScreenWatchDeps['seqOf']): Seen {
  const behindBy = state === 'away' ? 0 : Math.max(0, seqOf(report.scope) - report.seq)
  return { screen: report.screen, state, since, heardAt, behindBy, report }
}

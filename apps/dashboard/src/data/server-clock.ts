import type { Instant } from '@ioc/metrics'

/** The server's time on a screen whose own clock may be wrong, and how long the server has been silent. */
export interface ServerClock {
  /** The server just said what time it is. */
  hear(now: Instant): void
  /** Something came that bears a coarser or older time: it sets the clock only while nothing better has. */
  hearAbout(date: Instant): void
  /** A message without a time: the server is there. */
  touch(): void
  /** The server's time now; null until it has been heard. */
  now(): Instant | null
  /** Milliseconds since the last message; since the beginning while there has been none. */
  silence(): number
}

/** `monotonic` in milliseconds: a clock that no operator and no time server can set back. */
export function createServerClock(monotonic: () => number): ServerClock {
  const start = monotonic()
  let anchor: { readonly now: Instant; readonly at: number; readonly exact: boolean } | null = null
  let heardAt: number | null = null
  return {
    hear(now) {
      heardAt = monotonic()
      anchor = { now, at: heardAt, exact: true }
    },
    hearAbout(date) {
      heardAt = monotonic()
      if (anchor?.exact !== true) anchor = { now: date, at: heardAt, exact: false }
    },
    touch() {
      heardAt = monotonic()
    },
    now: () => (anchor === null ? null : anchor.now + (monotonic() - anchor.at)),
    silence: () => monotonic() - (heardAt ?? start),
  }
}

import type { Instant } from '@ioc/metrics'

/** A source may ask for this much patience; one that asks for more is tried all the same. */
const LONGEST_MS = 6 * 3_600_000
const SECONDS = /^\d{1,10}$/
/** The one form of a date that HTTP sends: `Wed, 18 Nov 2026 03:02:00 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** A source that answered that it is busy (429 or 503). `retryAfter` is its header as sent; undefined without one. */
export class SourceBusy extends Error {
  readonly retryAfter: string | undefined

  constructor(status: number, retryAfter: string | undefined) {
    const asks = retryAfter !== undefined && isReadable(retryAfter) ? ` and asks us to wait (${retryAfter})` : ''
    super(`The source answered ${status}${asks}.`)
    this.retryAfter = retryAfter
  }
}

/** How long, in ms from `now`, an error asks us to wait: 0 where it asks for nothing that can be understood, at most six hours. */
export function waitAsked(error: unknown, now: Instant): number {
  const said = error instanceof SourceBusy ? (error.retryAfter ?? '') : ''
  const wait = SECONDS.test(said) ? Number(said) * 1000 : HTTP_DATE.test(said) ? Date.parse(said) - now : 0
  return Number.isFinite(wait) ? Math.min(LONGEST_MS, Math.max(0, wait)) : 0
}

const isReadable = (said: string) => SECONDS.test(said) || HTTP_DATE.test(said)

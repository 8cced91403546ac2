import type { LinkState } from '../../data/link-state.ts'

/** How the page stands to the server, and how old that makes its numbers, in milliseconds. */
export type Standing = { readonly kind: 'live' } | { readonly kind: 'connecting' | 'offline'; readonly age: number }

/** A page that was just opened is given this long before it says that it is offline. */
const PATIENCE = 6_000

export interface Facts {
  readonly link: LinkState
  /** Since the server was last heard, or since the page was opened where it never was. */
  readonly silence: number
  /** What the browser says of its network: false is certain, true is not. */
  readonly online: boolean
  /** How old the numbers kept from an earlier visit are. */
  readonly keptAge: number
}

/** Live, on the way there, or offline. */
export function standingOf({ link, silence, online, keptAge }: Facts): Standing {
  if (link === 'connecting') {
    return { kind: online && silence < PATIENCE ? 'connecting' : 'offline', age: keptAge }
  }
  if (!online || link === 'stale' || link === 'not-live') return { kind: 'offline', age: silence }
  return link === 'live' ? { kind: 'live' } : { kind: 'connecting', age: silence }
}

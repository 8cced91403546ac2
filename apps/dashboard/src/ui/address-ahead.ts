import { useState } from 'react'
import { useSearchParams } from 'react-router'

/** What is wanted of the address, before it has come after it. */
export interface Ahead {
  readonly wanted: URLSearchParams
  /** The address as it was seen last. */
  readonly seen: URLSearchParams
  /** What was written into the address since and may still arrive. */
  readonly sent: readonly string[]
}

/**
 * The address as it is wanted, and the way to want another. The router takes its time over an address: a tick that
 * waited for it would jump back first, and of quick ones some would be lost. So choices go ahead of it. The address is
 * replaced: going back leads to the page before, not through every choice.
 */
export function useAddressAhead(): readonly [wanted: URLSearchParams, want: (next: URLSearchParams) => void] {
  const [address, setAddress] = useSearchParams()
  const [ahead, setAhead] = useState<Ahead>({ wanted: address, seen: address, sent: [] })
  if (ahead.seen !== address) setAhead(arrived(ahead, address))
  const want = (next: URLSearchParams) => {
    setAhead(wanting(ahead, next))
    setAddress(next, { replace: true })
  }
  return [ahead.wanted, want]
}

/** Another address is wanted, and on its way. */
export function wanting({ seen, sent }: Ahead, wanted: URLSearchParams): Ahead {
  return { wanted, seen, sent: [...sent, wanted.toString()] }
}

/** What was chosen here stands until the last of it has arrived; what comes from elsewhere stands at once. */
export function arrived({ wanted, sent }: Ahead, address: URLSearchParams): Ahead {
  const place = sent.lastIndexOf(address.toString())
  if (place < 0) return { wanted: address, seen: address, sent: [] }
  return { wanted, seen: address, sent: sent.slice(place + 1) }
}

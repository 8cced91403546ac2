import { dayOf } from '@ioc/metrics'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { PageProps } from '../page-props.ts'
import { type Change, changed, type Choices, readChoices } from './choices.ts'

/** What is chosen, before the address has come after it. */
interface Ahead {
  readonly wanted: URLSearchParams
  /** The address as it was seen last. */
  readonly seen: URLSearchParams
  /** What was written into the address since and may still arrive. */
  readonly sent: readonly string[]
}

/**
 * What the address chooses, and the way to choose otherwise. The router takes its time over an address; a tick that
 * waited for it would jump back first, and of two quick ones the first would be lost. So choices go ahead of it. The
 * address is replaced: going back leaves the page.
 */
export function useChoices({ source, catalogue }: PageProps): {
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
} {
  const [address, setAddress] = useSearchParams()
  const [ahead, setAhead] = useState<Ahead>({ wanted: address, seen: address, sent: [] })
  if (ahead.seen !== address) setAhead(arrived(ahead, address))
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  const { wanted } = ahead
  const choices = useMemo(() => readChoices(wanted, catalogue, today), [wanted, catalogue, today])
  const change = (asked: Change) => {
    const next = changed(wanted, asked)
    setAhead({ ...ahead, wanted: next, sent: [...ahead.sent, next.toString()] })
    setAddress(next, { replace: true })
  }
  return { choices, today, change }
}

/** What was chosen here stands until the last of it has arrived; what comes from elsewhere stands at once. */
function arrived({ wanted, sent }: Ahead, address: URLSearchParams): Ahead {
  const place = sent.lastIndexOf(address.toString())
  if (place < 0) return { wanted: address, seen: address, sent: [] }
  return { wanted, seen: address, sent: sent.slice(place + 1) }
}

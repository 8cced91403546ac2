import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { Tick, Ticker } from './ticker.ts'

/** The one timer of the page; most components want `useTick`. */
export const TickerContext = createContext<Ticker | null>(null)

/** The one timer of the wall, for everything below. */
export function TickerProvider({ ticker, children }: { ticker: Ticker; children: ReactNode }) {
  return <TickerContext value={ticker}>{children}</TickerContext>
}

/**
 * Something worked out from the passing time. The component is drawn again only when the answer changes,
 * so answer with a plain value: a minute, a word.
 */
export function useTick<Answer extends string | number | boolean | null>(answer: (tick: Tick) => Answer): Answer {
  const ticker = useContext(TickerContext)
  if (ticker === null) throw new Error('useTick needs a TickerProvider above it')
  return useSyncExternalStore(ticker.subscribe, () => answer(ticker.read()))
}

const MINUTE = 60_000

/** The server's time by the minute; the device's own where the server was never heard. */
export function useMinute(): number {
  return useTick(({ now }) => Math.floor((now ?? Date.now()) / MINUTE) * MINUTE)
}

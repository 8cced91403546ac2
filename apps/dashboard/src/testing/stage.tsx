import type { Lang } from '@ioc/metrics'
import { type ReactNode, useLayoutEffect } from 'react'
import type { QueryClient } from '@tanstack/react-query'
import { createLine, type Line } from '../data/line.ts'
import { linkState } from '../data/link-state.ts'
import type { Source } from '../data/queries.ts'
import { openSocket } from '../data/socket.ts'
import { createServerClock, type ServerClock } from '../data/server-clock.ts'
import type { Ticker } from '../data/ticker.ts'
import { TextProvider } from '../i18n/text.tsx'
import '../ui/base.css'
import { TickerProvider } from '../data/use-tick.tsx'
import { NOW } from './played.ts'

/** A clock that goes only when the test says so, heard once at `NOW`. */
export interface PlayedClock {
  readonly clock: ServerClock
  readonly ticker: Ticker
  readonly pass: (milliseconds: number) => void
}

export function createPlayedClock(): PlayedClock {
  let at = 0
  const clock = createServerClock(() => at)
  clock.hear(NOW)
  const listeners = new Set<() => void>()
  const take = () => ({ now: clock.now(), silence: clock.silence(), link: linkState(clock.silence(), true) })
  let tick = take()
  const ticker: Ticker = {
    read: () => tick,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
  return {
    clock,
    ticker,
    pass(milliseconds) {
      at += milliseconds
      tick = take()
      for (const listener of listeners) listener()
    },
  }
}

/** The page's own line, never opened: what a test shows comes over HTTP, as where sockets are forbidden. */
export function unopenedLine(source: Source, cache: QueryClient): Line {
  return createLine({ source, cache, socket: openSocket(), afterPaint: requestAnimationFrame })
}

/** What every component of the wall stands on: a language, a theme and the time. */
export function Stage({
  lang = 'vi',
  theme = 'dark',
  played = createPlayedClock(),
  children,
}: {
  lang?: Lang
  theme?: 'dark' | 'light'
  played?: PlayedClock
  children: ReactNode
}) {
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.lang = lang
  }, [lang, theme])
  return (
    <TickerProvider ticker={played.ticker}>
      <TextProvider lang={lang} zone="Asia/Ho_Chi_Minh">
        {children}
      </TextProvider>
    </TickerProvider>
  )
}

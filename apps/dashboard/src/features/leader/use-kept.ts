import type { LiveSnapshot, WireCatalogue } from '@ioc/contract'
import { useEffect, useRef } from 'react'
import { keepLastSeen, thisPage } from '../../data/last-seen.ts'
import { keepPage } from './keep-page.ts'

const KEEP_EVERY = 60_000

/**
 * Keeps the page and its last numbers on this device for as long as they are live: at once, every minute, and when
 * the page is put away, which on a phone is the last that is heard of it.
 */
export function useKept(catalogue: WireCatalogue, snapshot: LiveSnapshot, isLive: boolean): void {
  const newest = useRef({ catalogue, snapshot })
  useEffect(() => {
    newest.current = { catalogue, snapshot }
  })
  useEffect(() => {
    if (!isLive) return undefined
    const keep = () => void keepLastSeen({ page: thisPage(), at: Date.now(), ...newest.current })
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') keep()
    }
    keep()
    const timer = setInterval(keep, KEEP_EVERY)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [isLive])
  useEffect(() => void keepPage().catch(() => undefined), [])
}

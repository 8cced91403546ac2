import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'

/** So long after the last touch nobody stands before it any more. */
const QUIET = 120_000

/** A wall that somebody chose something on shows what it was opened with again, once it is left alone. */
export function useHome(): void {
  const [address, setAddress] = useSearchParams()
  const now = address.toString()
  const [home] = useState(now)
  useEffect(() => {
    if (now === home) return undefined
    const go = () => setAddress(new URLSearchParams(home), { replace: true })
    let timer = setTimeout(go, QUIET)
    const onTouch = () => {
      clearTimeout(timer)
      timer = setTimeout(go, QUIET)
    }
    addEventListener('pointerdown', onTouch)
    addEventListener('keydown', onTouch)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', onTouch)
      removeEventListener('keydown', onTouch)
    }
  }, [now, home, setAddress])
}

import type { Status } from '@ioc/metrics'
import { useEffect, useState } from 'react'

const PULSE = 3_000

/** True for 3 s after a status that was known and better has become `off-target`. */
export function useNewlyOff(status: Status | null): boolean {
  const [seen, setSeen] = useState({ status, newly: false })
  if (seen.status !== status) {
    setSeen({ status, newly: status === 'off-target' && (seen.status === 'on-target' || seen.status === 'watch') })
  }
  const { newly } = seen
  useEffect(() => {
    if (!newly) return undefined
    const timer = setTimeout(() => setSeen((now) => ({ ...now, newly: false })), PULSE)
    return () => clearTimeout(timer)
  }, [newly])
  return newly
}

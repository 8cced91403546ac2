import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { type Exception, keyOf } from '../../widgets/exceptions.ts'
import { type NoteKey, WHOLE } from './note-key.ts'
import { stepFor } from './steps.ts'

/** Where one is among the matters of a meeting: first the whole, then each exception. */
export interface Steps {
  readonly keys: readonly NoteKey[]
  readonly at: number
  readonly go: (to: number) => void
  /** The heading of the step, to be brought into view when it changes. */
  readonly heading: React.RefObject<HTMLHeadingElement | null>
}

/** The step is part of the address (`?at=`), so that a reload or a second screen stays where one is. */
export function useSteps(exceptions: readonly Exception[]): Steps {
  const [address, setAddress] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const keys = useMemo(() => [WHOLE, ...exceptions.map(keyOf)], [exceptions])
  const at = Math.max(0, keys.indexOf(address.get('at') ?? WHOLE))
  // Ahead of the address while it changes: whoever presses twice means two steps.
  const place = useRef(at)
  useEffect(() => void (place.current = at), [at])
  const go = useCallback(
    (to: number) => {
      place.current = to
      setAddress(
        (before) => {
          const after = new URLSearchParams(before)
          const key = keys[to]
          if (key === undefined || key === WHOLE) after.delete('at')
          else after.set('at', key)
          return after
        },
        { replace: true },
      )
      heading.current?.scrollIntoView({ block: 'nearest' })
    },
    [keys, setAddress],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) heading.current?.focus()
      if (isBusy(event)) return
      const to = stepFor(event, place.current, keys.length)
      if (to === null) return
      event.preventDefault()
      go(to)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go, keys])
  return { keys, at, go, heading }
}

/** Whoever types, chooses or has something open means that, and not the next matter. */
function isBusy({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable]') !== null) return true
  return key === ' ' && target.closest('button, a, summary') !== null
}

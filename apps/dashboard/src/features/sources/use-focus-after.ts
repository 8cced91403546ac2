import { type RefObject, useEffect, useRef } from 'react'

/**
 * A place for the focus once something is no longer open: the button that was pressed is gone by then, and who works
 * by the keyboard would begin at the top of the page again. What has the focus elsewhere keeps it.
 */
export function useFocusAfter(open: boolean): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  const was = useRef(open)
  useEffect(() => {
    if (was.current && !open && document.activeElement === document.body) place.current?.focus({ preventScroll: true })
    was.current = open
  }, [open])
  return place
}

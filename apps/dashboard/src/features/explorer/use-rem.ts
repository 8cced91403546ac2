import { useEffect, useState } from 'react'

const read = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** Pixels of one rem, which grows with the display: what is measured before it is drawn has to know. */
export function useRem(): number {
  const [rem, setRem] = useState(read)
  useEffect(() => {
    const measure = () => setRem(read())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return rem
}

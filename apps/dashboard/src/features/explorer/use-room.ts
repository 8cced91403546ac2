import { useEffect, useState } from 'react'

/** In pixels: one rem, which grows with the display, and the page's width. */
export interface Room {
  readonly rem: number
  readonly width: number
}

const read = (): Room => ({
  rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  width: document.documentElement.clientWidth,
})

/** The room there is: what is laid out before it is drawn has to know. */
export function useRoom(): Room {
  const [room, setRoom] = useState(read)
  useEffect(() => {
    const measure = () => setRoom(read())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return room
}

/** Tells of every change of the display's size, until what it returns is called. */
export function onResize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

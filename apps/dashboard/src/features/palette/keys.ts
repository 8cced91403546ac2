/** What a key opens. */
export type Opens = 'palette' | 'help'

/** A key with what was held, and whether somebody is writing. */
export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** True in a field, or where something else already lies over the page. */
  readonly isTaken: boolean
}

/** What a key opens; null for every other key, and for any while somebody writes. */
export function opensBy({ key, ctrlKey, metaKey, altKey, isTaken }: Pressed): Opens | null {
  if (isTaken || altKey) return null
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'palette' : null
  if (key === '/') return 'palette'
  return key === '?' ? 'help' : null
}

const WRITTEN_IN = 'input, textarea, select, [contenteditable]'

/** True where a key belongs to something else: a field that is written in, or a dialog. */
export const isTakenBy = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(WRITTEN_IN) !== null) || document.querySelector('dialog[open]') !== null

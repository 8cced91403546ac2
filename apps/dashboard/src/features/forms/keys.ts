import type { KeyboardEvent } from 'react'

/** Enter goes to the next number and at last to the button, Shift + Enter back, Ctrl + Enter sends. */
export function onFormKey(event: KeyboardEvent<HTMLElement>, send: () => void): void {
  const { key, ctrlKey, metaKey, shiftKey, target, currentTarget, nativeEvent } = event
  // While an input method composes a letter, Enter is its own.
  if (key !== 'Enter' || nativeEvent.isComposing) return
  if (ctrlKey || metaKey) {
    event.preventDefault()
    // Held down it is one wish, and not an answer to what is asked next.
    if (!nativeEvent.repeat) send()
    return
  }
  if (!(target instanceof HTMLInputElement) || target.dataset['field'] === undefined) return
  event.preventDefault()
  const fields = [...currentTarget.querySelectorAll<HTMLInputElement>('input[data-field="value"]')]
  const row = target.closest('[data-row]')
  const at = fields.findIndex((field) => field.closest('[data-row]') === row)
  const next = fields[at + (shiftKey ? -1 : 1)]
  if (next) {
    next.focus()
    next.select()
  } else if (!shiftKey) currentTarget.querySelector<HTMLButtonElement>('[data-send] button')?.focus()
}

import { useState } from 'react'

/** The value as it was first given, for as long as what it says is the same: a stable identity for what is costly to redraw. */
export function useUnchanged<Value>(value: Value): Value {
  const [held, setHeld] = useState({ value, said: JSON.stringify(value) })
  const said = JSON.stringify(value)
  if (said === held.said) return held.value
  setHeld({ value, said })
  return value
}

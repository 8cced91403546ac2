import { useState } from 'react'

/** Why nothing is sent yet. */
export type Hindrance = 'nothing' | 'faults' | 'versions'

/** What stands between the wish to send and the sending: what hinders is said, and what is odd is asked about once. */
export function useAsking({
  hindrance,
  isOdd,
  send,
  showFault,
}: {
  readonly hindrance: Hindrance | null
  readonly isOdd: boolean
  readonly send: () => void
  /** Leads to the first field that is wrong. */
  readonly showFault: () => void
}) {
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<Hindrance | null>(null)
  return {
    asking,
    said,
    ask() {
      setSaid(hindrance)
      if (hindrance === 'faults') showFault()
      if (hindrance) return
      if (isOdd) setAsking(true)
      else send()
    },
    lookAgain: () => setAsking(false),
  }
}

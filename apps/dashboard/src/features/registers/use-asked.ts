import { useSearchParams } from 'react-router'
import type { Filters } from './queries.ts'

/** Words of the address that are no filters. */
const OWN = new Set(['record', 'after'])

/** What the address asks of a register: filters, the place in the list, and the record that is open. */
export interface Asked {
  readonly filters: Filters
  /** Keys behind which each page so far began; the last is that of the page shown. */
  readonly behind: readonly string[]
  readonly record: string | null
  readonly filter: (field: string, value: string) => void
  readonly clear: () => void
  readonly turnTo: (behind: readonly string[]) => void
  readonly open: (key: string | null) => void
}

export function useAsked(): Asked {
  const [address, setAddress] = useSearchParams()
  const change = (turn: (after: URLSearchParams) => void, replace = true) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        turn(after)
        return after
      },
      { replace },
    )
  return {
    filters: Object.fromEntries([...address].filter(([name]) => !OWN.has(name))),
    behind: address.getAll('after'),
    record: address.get('record'),
    filter: (field, value) =>
      change((after) => {
        set(after, field, value)
        after.delete('after')
      }),
    clear: () => change((after) => [...after.keys()].forEach((name) => after.delete(name))),
    turnTo: (behind) =>
      change((after) => {
        after.delete('after')
        for (const key of behind) after.append('after', key)
      }, false),
    open: (key) => change((after) => set(after, 'record', key ?? ''), false),
  }
}

function set(address: URLSearchParams, name: string, value: string): void {
  if (value === '') address.delete(name)
  else address.set(name, value)
}

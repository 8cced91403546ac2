import type { WireRegister } from '@ioc/contract'
import { useSearchParams } from 'react-router'
import type { Filters } from './queries.ts'

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

/** Filters of a register in the address. What else stands there, as the language does, is not asked of the register. */
const filtersOf = (register: WireRegister | undefined): ReadonlySet<string> =>
  new Set(['find', 'unit', ...(register?.fields ?? []).map(({ id }) => id)])

export function useAsked(register: WireRegister | undefined): Asked {
  const named = filtersOf(register)
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
    filters: Object.fromEntries([...address].filter(([name]) => named.has(name))),
    behind: address.getAll('after'),
    record: address.get('record'),
    filter: (field, value) =>
      change((after) => {
        set(after, field, value)
        after.delete('after')
      }),
    clear: () => change((after) => [...named, 'after'].forEach((name) => after.delete(name))),
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

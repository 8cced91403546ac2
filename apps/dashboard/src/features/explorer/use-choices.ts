import { dayOf } from '@ioc/metrics'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { PageProps } from '../page-props.ts'
import { type Change, changed, type Choices, readChoices } from './choices.ts'

/** What the address chooses, and the way to choose otherwise. The address is replaced: going back leaves the page. */
export function useChoices({ source, catalogue }: PageProps): {
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
} {
  const [address, setAddress] = useSearchParams()
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  const choices = useMemo(() => readChoices(address, catalogue, today), [address, catalogue, today])
  const change = (wanted: Change) => setAddress((before) => changed(before, wanted), { replace: true })
  return { choices, today, change }
}

import { dayOf } from '@ioc/metrics'
import { useMemo, useState } from 'react'
import { useAddressAhead } from '../../ui/address-ahead.ts'
import type { PageProps } from '../page-props.ts'
import { type Change, changed, type Choices, readChoices } from './choices.ts'

/** What the address chooses, and the way to choose otherwise. */
export function useChoices({ source, catalogue }: PageProps): {
  readonly choices: Choices
  readonly today: number
  readonly change: (change: Change) => void
} {
  const [wanted, want] = useAddressAhead()
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  const choices = useMemo(() => readChoices(wanted, catalogue, today), [wanted, catalogue, today])
  return { choices, today, change: (asked) => want(changed(wanted, asked)) }
}

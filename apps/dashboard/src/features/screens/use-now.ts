import { useTick } from '../../data/use-tick.tsx'

const STEP = 5_000

/** The server's time to five seconds; `heard` until its clock is known, and never before it. */
export function useNow(heard: number): number {
  const step = useTick(({ now }) => (now === null ? null : Math.floor(now / STEP)))
  return step === null ? heard : Math.max(heard, step * STEP)
}

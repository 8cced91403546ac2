import { useTick } from '../../data/use-tick.tsx'

const MINUTE = 60_000

/** The server's time to the minute; `heard` until its clock is known. */
export function useNow(heard: number): number {
  const minute = useTick(({ now }) => (now === null ? null : Math.floor(now / MINUTE)))
  return minute === null ? heard : Math.max(heard, minute * MINUTE)
}

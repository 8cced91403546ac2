import type { ScreenRecord, SceneStop } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'

/** Where a rotation stands. */
export interface AtStop {
  readonly stop: SceneStop
  /** Which of the screen's own stops it is, or goes before; counted from 0. */
  readonly index: number
  readonly count: number
  readonly began: Instant
  readonly ends: Instant
  /** True while an off-target alert holds it. */
  readonly held: boolean
}

const BETWEEN_SECONDS = 20
const ALERT: SceneStop = { scene: 'exceptions', of: null, seconds: 0 }

interface Turn {
  readonly stop: SceneStop
  readonly index: number
}

/** The round a screen goes: its stops in order, the overview after every other scene where that is asked for. */
function roundOf({ stops, overviewBetween }: Pick<ScreenRecord, 'stops' | 'overviewBetween'>): readonly Turn[] {
  const overview = stops.find(({ scene }) => scene === 'overview')
  const between: SceneStop = { scene: 'overview', of: null, seconds: overview?.seconds ?? BETWEEN_SECONDS }
  const others = stops.flatMap((stop, index) => (stop.scene === 'overview' ? [] : [{ stop, index }]))
  if (!overviewBetween || others.length === 0) return stops.map((stop, index) => ({ stop, index }))
  return others.flatMap((turn) => [{ stop: between, index: turn.index }, turn])
}

/**
 * The stop of a moment. It follows from the time alone, so that a screen that starts again, and the one beside it,
 * stand where they would have stood. An alert holds the exceptions until `heldUntil`.
 */
export function stopAt(
  screen: Pick<ScreenRecord, 'stops' | 'overviewBetween' | 'holdSeconds'>,
  now: Instant,
  heldUntil: Instant | null = null,
): AtStop {
  const count = screen.stops.length
  if (heldUntil !== null && now < heldUntil) {
    const began = heldUntil - screen.holdSeconds * 1_000
    return { stop: ALERT, index: 0, count, began, ends: heldUntil, held: true }
  }
  const round = roundOf(screen)
  const length = round.reduce((sum, { stop }) => sum + stop.seconds * 1_000, 0)
  let began = now - (now % length)
  for (const { stop, index } of round) {
    const ends = began + stop.seconds * 1_000
    if (now < ends) return { stop, index, count, began, ends, held: false }
    began = ends
  }
  throw new Error('a round without a stop')
}

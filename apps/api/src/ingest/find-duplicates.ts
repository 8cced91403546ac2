import { randomInt } from 'node:crypto'

/** Rows looked through at once; more are taken in several passes, so that the table stays small. */
const ROWS_A_PASS = 2_000_000
/** Rows looked through before others may run. */
const ROWS_A_LOOK = 5_000

/** Drawn at the start of the process, so that nobody can send keys that all fall into one place. */
const SALT = randomInt(2 ** 31)

/** Told of every row that has the series and time of an earlier one, by index. */
export type OnDuplicate = (first: number, again: number) => void

/** Tells of every duplicate, with `pause` now and then; in passes where there are millions of rows. */
export async function findDuplicatesOfMany(
  series: Int32Array,
  time: Float64Array,
  onDuplicate: OnDuplicate,
  pause: () => Promise<void> | undefined,
): Promise<void> {
  const passes = Math.ceil(series.length / ROWS_A_PASS)
  for (let pass = 0; pass < passes; pass++) {
    const look = createLook(series, time, onDuplicate, { pass, passes })
    for (let from = 0; from < series.length; from += ROWS_A_LOOK) {
      look(from, Math.min(series.length, from + ROWS_A_LOOK))
      await pause()
    }
  }
}

/** The same at once. */
export function findDuplicates(series: Int32Array, time: Float64Array, onDuplicate: OnDuplicate): void {
  if (series.length > 1) createLook(series, time, onDuplicate)(0, series.length)
}

/** Opens a look through the rows, a stretch after the other, for the share of the keys that falls to `pass` of `passes`. */
function createLook(
  series: Int32Array,
  time: Float64Array,
  onDuplicate: OnDuplicate,
  { pass, passes } = { pass: 0, passes: 1 },
): (from: number, to: number) => void {
  // An open hash table of indexes + 1, at most half full: keys spread evenly over the passes.
  const slots = 2 ** Math.ceil(Math.log2(Math.ceil(series.length / passes) * 2 + 1024))
  const table = new Int32Array(slots)
  return (from, to) => {
    for (let index = from; index < to; index++) {
      const of = series[index]!
      const at = time[index]!
      const hash = hashOf(of, at)
      if (passes > 1 && (hash >>> 8) % passes !== pass) continue
      let slot = hash & (slots - 1)
      let other = table[slot]!
      while (other !== 0 && (series[other - 1] !== of || time[other - 1] !== at)) {
        slot = (slot + 1) & (slots - 1)
        other = table[slot]!
      }
      if (other === 0) table[slot] = index + 1
      else onDuplicate(other - 1, index)
    }
  }
}

/** Both halves of the time and the series, well stirred: times are often whole days, series are small. */
function hashOf(series: number, time: number): number {
  const high = Math.floor(time / 0x1_0000_0000)
  let hash = Math.imul(series ^ SALT, 0x85ebca6b) ^ (time % 0x1_0000_0000) ^ Math.imul(high, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A sparkline's drawing in a box of `width` × `height`, y downwards. */
export interface SparklinePath {
  /** One `M…L…` per unbroken run; a day without value breaks the line. */
  readonly line: string
  readonly area: string
  /** The last point, if the last day has a value. */
  readonly end: { readonly x: number; readonly y: number } | null
  readonly target: number | null
}

const PAD = 5

/** Values oldest first, null where there is none; the target is always within the picture. */
export function sparklinePath(
  values: readonly (number | null)[],
  target: number | null,
  width: number,
  height: number,
): SparklinePath {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { line: '', area: '', end: null, target: null }
  const all = target === null ? known : [...known, target]
  const low = Math.min(...all)
  const span = Math.max(...all) - low
  const x = (at: number) => PAD + (at / Math.max(1, values.length - 1)) * (width - 2 * PAD)
  const y = (value: number) => (span === 0 ? height / 2 : height - PAD - ((value - low) / span) * (height - 2 * PAD))
  const runs = unbroken(values)
  const points = (run: Run) => run.values.map((value, at) => `${round(x(run.from + at))} ${round(y(value))}`).join('L')
  const base = (run: Run) => `L${round(x(run.from + run.values.length - 1))} ${height}L${round(x(run.from))} ${height}Z`
  const last = values.at(-1) ?? null
  return {
    // A run of one day is a dot: a line of no length with round ends.
    line: runs.map((run) => `M${points(run)}${run.values.length === 1 ? 'h0' : ''}`).join(''),
    area: runs.map((run) => `M${points(run)}${base(run)}`).join(''),
    end: last === null ? null : { x: round(x(values.length - 1)), y: round(y(last)) },
    target: target === null ? null : round(y(target)),
  }
}

interface Run {
  readonly from: number
  readonly values: number[]
}

function unbroken(values: readonly (number | null)[]): Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const [at, value] of values.entries()) {
    if (value === null) open = null
    else if (open === null) runs.push((open = { from: at, values: [value] }))
    else open.values.push(value)
  }
  return runs
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** One line of the table: what was measured, beside what, and what is asked of the two. */
export interface Figure {
  readonly work: string
  readonly against: string
  readonly ours: number
  /** Null where the figure stands alone. */
  readonly theirs: number | null
  readonly unit: string
  /** What is asked: at least or at most this ratio (or this figure, where it stands alone). */
  readonly atLeast?: number
  readonly atMost?: number
}

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 })

/** What the request is held to: the ratio, or the figure itself where there is no rival. */
function held({ ours, theirs }: Figure): number {
  return theirs === null ? ours : ours / theirs
}

/** Whether the figure reaches what is asked; true where nothing is. */
export function reached(figure: Figure): boolean {
  const value = held(figure)
  return value >= (figure.atLeast ?? -Infinity) && value <= (figure.atMost ?? Infinity)
}

export const HEADER = [
  '| work | ours | against | theirs | ratio | asked | |',
  '|---|---:|---|---:|---:|---:|---|',
].join('\n')

export function formatFigure(figure: Figure): string {
  const { work, against, ours, theirs, unit, atLeast, atMost } = figure
  const asked = atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '–'
  const ratio = theirs === null ? '–' : number.format(ours / theirs)
  const beside = theirs === null ? '–' : `${number.format(theirs)} ${unit}`
  const mark = reached(figure) ? 'reached' : 'SHORT'
  return `| ${[work, `${number.format(ours)} ${unit}`, against, beside, ratio, asked, mark].join(' | ')} |`
}

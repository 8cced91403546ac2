import { type DateStyle, dateStyleOf } from './serial-date.ts'

/** How a cell style shows what a cell holds. */
export interface CellLook {
  readonly shows: DateStyle
  /** What a number is multiplied by where it is shown as a percentage: 100, or 1 where the sign only stands beside it. */
  readonly percent?: 1 | 100
  /** Whether its number format shows another number than is held, or none: of a positive and of a negative one. */
  readonly otherwise?: readonly [positive: boolean, negative: boolean]
  readonly struck?: true
  readonly raised?: 'raised' | 'lowered'
}

export const PLAIN: CellLook = { shows: 'number' }

/** Formats that every program knows by number alone: 9 is `0%`, 10 is `0.00%`. */
const PERCENTAGES: ReadonlySet<number> = new Set([9, 10])

/** What a number format makes of a number: its code where the workbook declares it, else its well-known number. */
export function lookOfFormat(id: number, code: string | undefined): CellLook {
  const shows = dateStyleOf(id, code)
  if (shows !== 'number') return { shows }
  if (code === undefined) return PERCENTAGES.has(id) ? { shows, percent: 100 } : PLAIN
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
  if (bare.includes('%')) return { shows, percent: 100 }
  if (code.replaceAll(/\[[^\]]*\]/g, '').includes('%')) return { shows, percent: 1 }
  const [positive = false, negative = positive] = sectionsOf(code).map(isOtherwise)
  return positive || negative ? { shows, otherwise: [positive, negative] } : PLAIN
}

/** What a format says of positive numbers, then of negative ones where that is another thing. */
const sectionsOf = (code: string) =>
  code.replaceAll(/"[^"]*"|\\./g, (literal) => literal.replaceAll(';', ' ')).split(';')

/** Thousands cut off (`0,`), digits of the format's own (`0"00"`), or nothing shown at all (`;;;`). */
function isOtherwise(section: string): boolean {
  const bare = section.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
  const cuts = /[0#?],+(?![0#?,])/.test(bare)
  const adds = /"[^"]*\d[^"]*"|\\\d/.test(section.replaceAll(/\[[^\]]*\]/g, ''))
  return cuts || adds || !/[0#?@]|general/i.test(bare)
}

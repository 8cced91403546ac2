import {
  type Catalogue,
  type Cell,
  cellGap,
  countableWord,
  countedOver,
  type Indicator,
  isFewCases,
  isPartial,
  knownMaximum,
  type Localised,
  type Measure,
  summedOver,
  verdictOf,
} from '@ioc/metrics'
import { implausibleWords } from '../i18n/implausible-words.ts'
import { windowWords } from '../i18n/periods/span-words.ts'
import type { Text } from '../i18n/text.tsx'
import type { Mark } from '../ui/status-mark.tsx'

type Speak = Pick<Text, 't' | 'pick' | 'number' | 'signed' | 'large' | 'gap' | 'lang'>

/** A value's unit as a word, after a figure or by itself: `%`, `ngày`, `hồ sơ`. */
export function unitWord(text: Speak, catalogue: Catalogue, unit: string, figure = ''): string {
  const countable = catalogue.countables.get(unit)
  if (countable !== undefined) return countableWord(countable, text.lang, figure)
  return unit === 'days' || unit === 'points' ? text.t(`unit.${unit}`) : unit
}

/** A value's unit with the time it is counted over, where it is counted: `vụ/4 tuần`, `hồ sơ tháng này`, `%`. */
export function unitOverTime(text: Speak, catalogue: Catalogue, indicator: Indicator, figure = ''): string {
  return overTime(text, catalogue, indicator, unitWord(text, catalogue, indicator.unit, figure))
}

function overTime(text: Speak, catalogue: Catalogue, indicator: Indicator, unit: string): string {
  const window = countedOver(catalogue, indicator)
  if (window === null) return unit
  return text.t(window.count > 1 ? 'unit.span' : 'unit.named', { unit, window: windowWords(text, window) })
}

/** Its short name where figures stand without their unit: `Tai nạn giao thông, 4 tuần`, `Kích hoạt định danh, %`. */
export function nameOverTime(text: Speak, catalogue: Catalogue, indicator: Indicator): string {
  const name = text.pick(indicator.short)
  if (indicator.unit === '%') return `${name}, %`
  const window = countedOver(catalogue, indicator)
  return window === null ? name : `${name}, ${windowWords(text, window)}`
}

/** A value of an indicator in a sentence; what is counted says over which time: `10 vụ/4 tuần`, `80%`. */
export function valueWords(text: Speak, catalogue: Catalogue, indicator: Indicator, value: number): string {
  const figure = text.gap(value, Math.max(indicator.digits, 1))
  const word = unitOverTime(text, catalogue, indicator, figure)
  return word === '%' ? `${figure}%` : `${figure} ${word}`
}

/** A figure of an indicator with its unit, as in a sentence: `80%`, `2 ngày`. */
export function withUnit(text: Speak, catalogue: Catalogue, indicator: Indicator, value: number): string {
  const figure = text.gap(value, Math.max(indicator.digits, 1))
  const word = unitWord(text, catalogue, indicator.unit, figure)
  return word === '%' ? `${figure}%` : `${figure} ${word}`
}

/** The value as it stands on a tile; a dash where there is none. Zero is a number like any other. */
export function figureOf(text: Speak, indicator: Indicator, value: number | null): string {
  return value === null ? '–' : text.large(value, indicator.digits)
}

/** What an index can be of which a part is known: `14–100`. */
export function spanOf(
  text: Pick<Text, 't' | 'number'>,
  { low, high }: NonNullable<Cell['range']>,
  digits: number,
): string {
  return text.t('tile.range', { low: text.number(low, digits), high: text.number(high, digits) })
}

/** How a cell is marked: as every list judges it, so that few cases bear no mark of a miss. */
export function markOf(indicator: Indicator, cell: Cell | undefined): Mark {
  if (cell === undefined || cell.value === null) return 'no-data'
  if (cell.implausible) return 'implausible'
  return verdictOf(indicator, cell) ?? 'none'
}

/** Why there is no value, or why the one that stands there cannot be right; null for any other. */
export function whyOf(text: Speak, { rules, measures }: Catalogue, cell: Cell): string | null {
  if (cell.implausible) {
    const book = { ruleOf: (id: string) => rules.get(id), measureOf: (id: string) => measures.get(id) }
    return implausibleWords(text, book, cell.implausible)
  }
  return cell.value === null ? text.t(`reason.${cell.reason ?? 'no-readings'}`) : null
}

/** Whose numbers were left out because they cannot be right; null where nobody's were. */
export function excludedOf(
  text: Pick<Text, 't' | 'pick'>,
  nameOf: (code: string) => Localised | undefined,
  { coverage }: Cell,
): string | null {
  if (coverage.excluded.length === 0) return null
  const units = coverage.excluded.map((code) => text.pick(nameOf(code) ?? { vi: code, en: code, bn: code }))
  return text.t('implausible.excluded', { units: units.join(', ') })
}

/** `252 / 280 thủ tục`, `10 vụ/4 tuần`; of an index how much of it is known; null where the parts cannot be written. */
export function partsOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string | null {
  if (indicator.kind === 'index') {
    if (!isPartial(indicator, cell) || cell.value === null) return null
    const [value, max] = [cell.value, knownMaximum(indicator, cell.points ?? [])]
    return text.t('tile.known', { value: text.gap(value, indicator.digits), max: text.gap(max, indicator.digits) })
  }
  if (cell.numerator === null) return null
  const counted = (terms: readonly { readonly measure: string }[]) => catalogue.measures.get(terms[0]?.measure ?? '')
  const word = (measure: Measure | undefined, figure: string) =>
    measure === undefined ? '' : unitWord(text, catalogue, measure.countable, figure)
  const top = counted(indicator.numerator)
  const numerator = text.gap(cell.numerator, top?.decimals ?? 0)
  if (indicator.kind === 'count') {
    return text.t('tile.count', { numerator, countable: overTime(text, catalogue, indicator, word(top, numerator)) })
  }
  if (cell.denominator === null) return null
  const bottom = counted(indicator.denominator)
  const denominator = text.gap(cell.denominator, bottom?.decimals ?? 0)
  return text.t('tile.parts', { numerator, denominator, countable: word(bottom, denominator) })
}

/** What `count` units of an indicator are called: communes where only they report it. */
export function unitsWord(text: Speak, catalogue: Catalogue, indicator: Indicator, count: number): string {
  return text.t(isOfCommunes(catalogue, indicator) ? 'units.commune' : 'units.any', { count })
}

/** True when nobody but communes (and towns) reports the indicator. */
export function isOfCommunes(catalogue: Catalogue, indicator: Indicator): boolean {
  return levelsOf(catalogue, indicator).every((level) => level === 'commune')
}

function levelsOf(catalogue: Catalogue, indicator: Indicator): readonly string[] {
  const terms = indicator.kind === 'index' ? [] : indicator.numerator
  const levels = terms.flatMap(({ measure }) => catalogue.measures.get(measure)?.levels ?? [])
  return levels.length === 0 ? ['any'] : levels
}

/** `13/14 xã`; null where nobody was due. */
export function coverageOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string | null {
  const { reported, due } = cell.coverage
  if (due === 0) return null
  return text.t('tile.coverage', { reported, due, units: unitsWord(text, catalogue, indicator, due) })
}

/** `mục tiêu 97%`, `cùng kỳ 5 (4 tuần)`, or the limit where less is better: of a count over the time its value is of. */
export function targetOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string {
  if (cell.target === null) return text.t('tile.noTarget')
  if (isOfLastYear(indicator, cell)) {
    const value = text.gap(cell.target, Math.max(indicator.digits, 1))
    return text.t('tile.sameTime', { value: withinSpan(text, catalogue, indicator, cell.target) ?? value })
  }
  const value =
    withinSpan(text, catalogue, indicator, cell.target) ?? valueWords(text, catalogue, indicator, cell.target)
  return text.t(indicator.direction === 'down' ? 'tile.limit' : 'tile.target', { value })
}

/** `5 (4 tuần)`: beside a value that says what is counted, over how many weeks; null for any but a count over several. */
function withinSpan(text: Speak, catalogue: Catalogue, indicator: Indicator, value: number): string | null {
  const window = countedOver(catalogue, indicator)
  if (window === null || window.count === 1) return null
  const figure = text.gap(value, Math.max(indicator.digits, 1))
  return text.t('tile.within', { value: figure, window: windowWords(text, window) })
}

/** True where a cell is held against the year before; a figure that was set goes before one of the same size. */
function isOfLastYear({ targets }: Indicator, { unit, target }: Cell): boolean {
  const own = targets.filter((one) => one.unit === null || one.unit === unit)
  return own.some(({ value }) => value === 'same-period-last-year') && own.every(({ value }) => value !== target)
}

/** How the value goes towards its target: by week where the target has a day, else how far it is. */
export function paceOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string | null {
  const rate = rateOf(text, indicator, cell)
  return cell.pace?.needed == null ? (shortfallOf(text, catalogue, indicator, cell) ?? rate) : rate
}

/** What was done a week, and what is needed where the target has a day: `+0,3/tuần, cần +0,4`. */
export function rateOf(text: Speak, indicator: Indicator, { pace }: Cell): string | null {
  if (pace === null) return null
  const digits = Math.max(1, indicator.digits)
  const done = text.signed(pace.done, digits)
  if (pace.needed === null) return text.t('tile.paceDone', { done })
  return text.t('tile.pace', { done, needed: text.signed(pace.needed, digits) })
}

/** How far the value is from its target, and on which side: `thiếu 1,6 điểm`; null where one of them is not known, and of few cases. */
export function shortfallOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string | null {
  const { value, target } = cell
  if (value === null || target === null || cell.implausible || isFewCases(indicator, cell)) return null
  if (isPartial(indicator, cell)) {
    const least = cellGap(indicator, cell) ?? 0
    return least > 0 ? text.t('tile.shortLeast', { gap: distanceOf(text, catalogue, indicator, least) }) : null
  }
  const difference = value - target
  if (Math.abs(difference) < 0.5 * 10 ** -Math.max(1, indicator.digits)) return text.t('tile.at')
  const gap = distanceOf(text, catalogue, indicator, difference)
  if (indicator.direction === 'down') return text.t(difference > 0 ? 'tile.over' : 'tile.under', { gap })
  return text.t(difference > 0 ? 'tile.ahead' : 'tile.short', { gap })
}

/** A distance between two values: `1,6 điểm`, `3 hồ sơ`. */
export function distanceOf(text: Speak, catalogue: Catalogue, indicator: Indicator, difference: number): string {
  const size = Math.abs(difference)
  if (indicator.unit !== '%') return withUnit(text, catalogue, indicator, size)
  return text.t('tile.gapPoints', { value: text.gap(size, Math.max(1, indicator.digits)) })
}

/** `có thể 93,9–95,9` where units are missing and the value could lie elsewhere; of an index the figure itself says it. */
export function rangeOf(text: Speak, indicator: Indicator, cell: Cell): string | null {
  if (cell.range === null || isPartial(indicator, cell)) return null
  const low = text.number(cell.range.low, indicator.digits)
  const high = text.number(cell.range.high, indicator.digits)
  return low === high ? null : text.t('tile.range', { low, high })
}

/** The time a figure is about: `30 ngày`, `tháng này`; a state is of now. */
export function windowOf(text: Speak, catalogue: Catalogue, indicator: Indicator): string {
  const window = summedOver(catalogue, indicator)
  return window === null ? text.t('window.stock') : windowWords(text, window)
}

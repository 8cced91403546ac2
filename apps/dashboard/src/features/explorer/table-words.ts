import type { WireCatalogue, WireTable } from '@ioc/contract'
import { type Indicator, type Localised, parsePeriod } from '@ioc/metrics'
import { inDigits } from '../../i18n/digits.ts'
import { periodWords } from '../../i18n/periods/period-words.ts'
import { spokenWords, windowWords } from '../../i18n/periods/span-words.ts'
import { spanOf } from '../../widgets/cell-words.ts'
import type { Dimension, Fact } from './facts.ts'
import type { ExplorerText } from './messages.ts'
import type { Pivot, PivotCell, PivotRow } from './pivot.ts'
import type { Lines } from './table-text.ts'

/** How the table speaks of what it holds. */
export interface TableWords {
  readonly head: (dimension: Dimension) => string
  readonly name: (dimension: Dimension, id: string) => string
  /** What a row is of; a period in it as `column` says it. */
  readonly rowHead: (dimension: Dimension, id: string, row: PivotRow) => string
  readonly column: (pivot: Pivot, id: string) => string
  /** How much of what was due came: `46/48 báo cáo`. */
  readonly coverage: (fact: Fact) => string
  /** What stands over a mark of a downloaded row, and what stands in it. */
  readonly mark: (mark: (typeof MARKS)[number]) => string
  readonly over: (fact: Fact) => string
  readonly counts: (fact: Fact) => string
  readonly yes: (is: boolean) => string
  /** Rounded, as people read it; of an index partly known what it can be; a dash where there is none. */
  readonly cell: (cell: PivotCell | null) => string
}

/** The words of a table in the reader's language. */
export function tableWords(text: ExplorerText, catalogue: WireCatalogue): TableWords {
  const { say, pick } = text
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]))
  const units = new Map(catalogue.units.map((unit) => [unit.code, unit]))
  const decimals = new Map(catalogue.measures.map((measure) => [measure.id, measure.decimals]))
  const called = (named: { readonly name: Localised } | undefined, id: string) => (named ? pick(named.name) : id)
  const name = (dimension: Dimension, id: string) => {
    if (dimension === 'indicator') return called(indicators.get(id), id)
    if (dimension === 'unit') return called(units.get(id), id)
    if (dimension === 'part') return partWords(text, id)
    if (dimension === 'year') return inDigits(text.lang, id)
    return dateWords(text, id) ?? reportingWords(text, id) ?? periodWords(text, catalogue, id)
  }
  const digitsOf = ({ what, fact }: PivotCell) => {
    const indicator = indicators.get(fact.indicator)
    if (what === 'value' || what === 'change') return indicator?.digits ?? 0
    return decimals.get(termOf(indicator, what) ?? '') ?? 0
  }
  return {
    head: (dimension) => say(dimension === 'indicator' ? 'indicators' : dimension === 'unit' ? 'units' : dimension),
    name,
    rowHead: (dimension, id, { cells }) => {
      const fact = cells.find((cell) => cell !== null)?.fact
      return fact === undefined ? name(dimension, id) : spokenOf(text, catalogue, dimension, fact, name(dimension, id))
    },
    column: ({ across, sample }, id) => {
      if (id === 'value' || id === 'numerator' || id === 'denominator' || id === 'change') return say(id)
      if (across === null) return id
      const fact = sample.get(id)
      return fact === undefined ? name(across, id) : spokenOf(text, catalogue, across, fact, name(across, id))
    },
    mark: (mark) => say(`mark.${mark}`),
    over: ({ window, over }) => (window === null ? say(`over.${over}`) : windowWords(text, window)),
    counts: ({ counts }) => say(`mark.${counts}`),
    yes: (is) => say(is ? 'mark.yes' : 'mark.no'),
    coverage: ({ counts, reported, due }) => say(`coverage.${counts}`, { reported, due }),
    cell: (cell) => {
      const range = cell?.what === 'value' ? cell.fact.range : null
      if (cell !== null && range !== null) return spanOf(text, range, digitsOf(cell))
      if (cell === null || cell.number === null) return '–'
      return cell.what === 'change'
        ? text.signed(cell.number, digitsOf(cell))
        : text.number(cell.number, digitsOf(cell))
    },
  }
}

function termOf(indicator: Indicator | undefined, what: 'numerator' | 'denominator'): string | undefined {
  if (indicator === undefined || indicator.kind === 'index') return undefined
  if (what === 'numerator') return indicator.numerator[0]?.measure
  return indicator.kind === 'ratio' ? indicator.denominator[0]?.measure : undefined
}

/** The head of what stands across: a running period and a window say up to when they are; a year stands for its parts. */
function spokenOf(text: ExplorerText, catalogue: WireCatalogue, across: Dimension, fact: Fact, name: string): string {
  const isWhole = fact.period === fact.period.slice(0, 4)
  if (across === 'period' || (across === 'year' && isWhole)) return spokenWords(text, catalogue, fact, name)
  return name
}

/** A day as narrow as a column: `23/11/2026`, `23/11`; null for any other period. */
function dateWords({ lang }: ExplorerText, written: string): string | null {
  if (!/^(\d{4}-)?\d{2}-\d{2}$/.test(written)) return null
  return inDigits(lang, written.split('-').toReversed().join('/'))
}

/** A reporting month as narrow as a column, which would cut its full name before the number; null for any other period. */
function reportingWords({ lang, say }: ExplorerText, written: string): string | null {
  const [, year, month] = /^(\d{4})-R(\d{2})$/.exec(written) ?? []
  if (year === undefined) return null
  return say('narrow.reporting-month', { count: Number(month), year: inDigits(lang, year) })
}

/** A part of any year: `tháng 3`, `tuần 48`, `23/11`. */
function partWords(text: ExplorerText, part: string): string {
  const { say } = text
  if (part === '') return say('part.year')
  const date = dateWords(text, part)
  if (date !== null) return date
  const grain = parsePeriod(`2024-${part}`)?.grain
  const count = Number(part.replace(/^\D/, ''))
  if (grain === 'month' || grain === 'reporting-month' || grain === 'week' || grain === 'quarter') {
    return say(`part.${grain}`, { count })
  }
  // The 53rd week, which the year above does not have.
  return say('part.week', { count })
}

const isTime = (dimension: Dimension) => dimension === 'period' || dimension === 'part'

/** What a downloaded row says of its numbers beside them. */
const MARKS = ['over', 'from', 'to', 'asOf', 'knownAt', 'reported', 'due', 'counts', 'sample'] as const

/**
 * The table as plain cells, heads first: names as people know them, periods as machines write them, numbers unrounded;
 * then what the row's numbers are of: the days, up to when, as known when, how complete, and whether generated.
 */
export function linesOf(
  pivot: Pivot,
  rows: readonly PivotRow[],
  words: TableWords,
  { asOf, knownAt }: Pick<WireTable, 'asOf' | 'knownAt'>,
): Lines {
  const columns = pivot.columns.map((id) =>
    pivot.across !== null && isTime(pivot.across) ? id : words.column(pivot, id),
  )
  const nameOf = (id: string, at: number) => {
    const dimension = pivot.heads[at]
    return dimension === undefined || isTime(dimension) ? id : words.name(dimension, id)
  }
  const stamps = [asOf, knownAt].map((instant) => new Date(instant).toISOString())
  return [
    [...pivot.heads.map(words.head), ...columns, ...MARKS.map(words.mark)],
    ...rows.map((row) => [
      ...row.heads.map(nameOf),
      ...row.cells.map((cell) => cell?.number ?? null),
      ...marksOf(row, words, stamps),
    ]),
  ]
}

function marksOf({ cells }: PivotRow, words: TableWords, stamps: readonly string[]): (string | number)[] {
  const facts = [...new Set(cells.flatMap((cell) => (cell === null ? [] : [cell.fact])))]
  const sum = (of: (fact: Fact) => number) => facts.reduce((total, fact) => total + of(fact), 0)
  const days = facts.flatMap(({ from, to }) => [from, to]).toSorted()
  const [first] = facts
  return [
    first === undefined ? '' : words.over(first),
    days[0] ?? '',
    days.at(-1) ?? '',
    ...stamps,
    sum(({ reported }) => reported),
    sum(({ due }) => due),
    first === undefined ? '' : words.counts(first),
    words.yes(facts.some(({ sample }) => sample)),
  ]
}

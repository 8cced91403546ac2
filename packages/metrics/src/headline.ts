import { cellGap, severityOf, unitCells } from './attention.ts'
import type { Catalogue } from './catalogue.ts'
import { componentStates } from './component-state.ts'
import { BN } from './headline-bn.ts'
import { EN } from './headline-en.ts'
import { VI } from './headline-vi.ts'
import { capital, formatNumber, type GapUnit, type HeadlineWords, sinceWords } from './headline-words.ts'
import type { Indicator } from './indicator.ts'
import { dayOf } from './period.ts'
import { type Silence, silences } from './silence.ts'
import type { Cell, Snapshot } from './snapshot.ts'
import type { Lang } from './text.ts'

/** A stretch of the headline: its text, how loud it is, and what it speaks of. Joined, the parts are the sentence. */
export interface HeadlinePart {
  readonly text: string
  readonly tone: 'plain' | 'watch' | 'off'
  readonly indicator?: string
  readonly unit?: string
}

const WORDS: Readonly<Record<Lang, HeadlineWords>> = { vi: VI, en: EN, bn: BN }

/** Units named for a gap, and units named for their silence; of more only the number is told. */
const NAMED = 2

const plain = (text: string): HeadlinePart => ({ text, tone: 'plain' })

/**
 * The one sentence of a scope, by rule: how many components are on target; the worst gap of a lead or main
 * indicator (of any, where those have none) with the units that make most of it; who has not reported.
 */
export function headline(catalogue: Catalogue, snapshot: Snapshot, lang: Lang): HeadlinePart[] {
  const words = WORDS[lang]
  const gap = gapParts(catalogue, snapshot, words, lang)
  const silent = silentParts(catalogue, snapshot, words, lang)
  const first = plain(componentsText(catalogue, snapshot, words))
  if (gap.length === 0 && silent.length === 0) {
    const heard = snapshot.cells.some((cell) => cell.value !== null)
    return heard ? [first, plain(` ${words.allReported}${words.full}`)] : [first]
  }
  const between = gap.length > 0 && silent.length > 0 ? [plain('; ')] : []
  const begun = gap.length > 0 ? silent : capitalised(silent)
  return merged([first, plain(' '), ...gap, ...between, ...begun, plain(words.full)])
}

function componentsText(catalogue: Catalogue, snapshot: Snapshot, words: HeadlineWords): string {
  const states = componentStates(catalogue, snapshot.cells, snapshot.scope)
  const known = snapshot.cells.some((cell) => cell.unit === snapshot.scope && cell.value !== null)
  if (!known) return words.nothingKnown
  return words.onTarget(states.filter((state) => state.status === 'on-target').length, states.length)
}

function gapParts(catalogue: Catalogue, snapshot: Snapshot, words: HeadlineWords, lang: Lang): HeadlinePart[] {
  const worst = worstGap(catalogue, snapshot)
  const indicator = worst && catalogue.indicators.get(worst.indicator)
  const gap = indicator && cellGap(indicator, worst)
  if (!indicator || !gap) return []
  const amount = formatNumber(gap, indicator.digits, lang)
  const phrase = words.gap(amount, gapUnit(catalogue, indicator, lang), indicator.direction === 'down' ? 'down' : 'up')
  const tone = worst.status === 'off-target' ? 'off' : 'watch'
  return [
    { text: indicator.short[lang] + phrase, tone, indicator: indicator.id, unit: worst.unit },
    ...originParts(catalogue, snapshot, indicator, words, lang),
  ]
}

/** The worst of the leads and main indicators that miss their target, else of all; off target before watch. */
function worstGap(catalogue: Catalogue, snapshot: Snapshot): Cell | undefined {
  const missed = snapshot.cells.filter(
    (cell) => cell.unit === snapshot.scope && (cell.status === 'off-target' || cell.status === 'watch'),
  )
  const shown = new Set([...catalogue.components.map((component) => component.lead), ...catalogue.main])
  const first = missed.filter((cell) => shown.has(cell.indicator))
  const severity = (cell: Cell) => {
    const indicator = catalogue.indicators.get(cell.indicator)
    const gap = indicator ? (cellGap(indicator, cell) ?? 0) : 0
    return indicator ? severityOf(indicator, gap, cell.target ?? 0) : 0
  }
  return (first.length > 0 ? first : missed).toSorted((a, b) => rank(b) - rank(a) || severity(b) - severity(a))[0]
}

const rank = (cell: Cell) => (cell.status === 'off-target' ? 1 : 0)

function gapUnit(catalogue: Catalogue, indicator: Indicator, lang: Lang): GapUnit {
  if (indicator.unit === '%' || indicator.unit === 'points') return { kind: 'points' }
  if (indicator.unit === 'days') return { kind: 'days' }
  return { kind: 'counted', word: catalogue.countables.get(indicator.unit)?.[lang] ?? indicator.unit }
}

/** The units that weigh most in a gap: each its own gap times what it is counted over. */
function originParts(
  catalogue: Catalogue,
  snapshot: Snapshot,
  indicator: Indicator,
  words: HeadlineWords,
  lang: Lang,
): HeadlinePart[] {
  const weight = (cell: Cell) => (cellGap(indicator, cell) ?? 0) * (cell.denominator ?? 1)
  const behind = snapshot.cells.filter(
    (cell) => cell.unit !== snapshot.scope && cell.indicator === indicator.id && weight(cell) > 0,
  )
  if (behind.length === 0) return []
  const most = behind.toSorted((a, b) => weight(b) - weight(a) || (a.unit < b.unit ? -1 : 1)).slice(0, NAMED)
  const [before, after] = behind.length > NAMED ? words.from.mainly : words.from.only
  const units = most.map((cell) => cell.unit)
  return [plain(before), ...listed(catalogue, snapshot, units, words, lang), plain(after)]
}

function silentParts(catalogue: Catalogue, snapshot: Snapshot, words: HeadlineWords, lang: Lang): HeadlinePart[] {
  const silent = silences(catalogue, unitCells(snapshot), snapshot.asOf)
  if (silent.length === 0) return []
  if (silent.length > NAMED) return [plain(words.manySilent(silent.length))]
  const offset = catalogue.utcOffsetMinutes
  const today = dayOf(snapshot.asOf, offset)
  const dayOfSilence = ({ since }: Silence) => (since === null ? null : dayOf(since, offset))
  // One date must hold for every unit it is said of: who owes most is named, with whoever fell silent that day.
  const [most] = silent
  const day = most ? dayOfSilence(most) : null
  const units = silent.filter((one) => dayOfSilence(one) === day).map(({ unit }) => unit)
  const [before, after] = words.silent(day === null ? null : sinceWords(day, today), units.length)
  return [plain(before), ...listed(catalogue, snapshot, units, words, lang), plain(after)]
}

function listed(
  catalogue: Catalogue,
  snapshot: Snapshot,
  units: readonly string[],
  words: HeadlineWords,
  lang: Lang,
): HeadlinePart[] {
  return units.flatMap((code, i) => {
    const name: HeadlinePart = { text: nameOf(catalogue, snapshot, code)[lang], tone: 'plain', unit: code }
    return i === 0 ? [name] : [plain(words.and), name]
  })
}

function nameOf(catalogue: Catalogue, snapshot: Snapshot, code: string) {
  const day = dayOf(snapshot.asOf, catalogue.utcOffsetMinutes)
  const named = catalogue.units.filter((unit) => unit.code === code)
  const living = named.find((unit) => unit.validFrom <= day && (unit.validTo === null || day < unit.validTo))
  return (living ?? named[0])?.name ?? { vi: code, en: code, bn: code }
}

function capitalised(parts: readonly HeadlinePart[]): HeadlinePart[] {
  const at = parts.findIndex((part) => part.text !== '')
  return parts.map((part, i) => (i === at ? { ...part, text: capital(part.text) } : part))
}

/** Neighbouring plain stretches as one, empty ones left out. */
function merged(parts: readonly HeadlinePart[]): HeadlinePart[] {
  const out: HeadlinePart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    const joins = last && [last, part].every((one) => one.tone === 'plain' && one.unit === undefined)
    if (joins) out[out.length - 1] = plain(last.text + part.text)
    else if (part.text !== '') out.push(part)
  }
  return out
}

import { countableWord } from './countable.ts'
import type { Catalogue } from './catalogue.ts'
import { componentStates } from './component-state.ts'
import { BN } from './headline-bn.ts'
import { EN } from './headline-en.ts'
import { VI } from './headline-vi.ts'
import { capital, formatNumber, type GapUnit, type HeadlineWords, sinceWords } from './headline-words.ts'
import type { Indicator } from './indicator.ts'
import type { Dragger } from './insight/draggers.ts'
import { type Issue, issuesOf, unitCells } from './insight/issues.ts'
import type { Lack } from './insight/lack.ts'
import { isPartial } from './insight/verdict.ts'
import { dayOf } from './period.ts'
import { type Silence, silences } from './silence.ts'
import type { Snapshot } from './snapshot.ts'
import { countedOver } from './summed-over.ts'
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
 * The one sentence of a scope, by rule: how many components are on target; the gap that `issuesOf` lists first, told by
 * the scope where the scope itself misses that target, with the units that make most of it; who has not reported.
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
  const worst = worstGap(issuesOf(catalogue, snapshot))
  const indicator = worst && catalogue.indicators.get(worst.indicators[0] ?? '')
  if (!worst?.cell || !indicator || !worst.gap) return []
  const told = formatNumber(worst.gap, indicator.digits, lang)
  const amount = isPartial(indicator, worst.cell) ? words.atLeast(told) : told
  const phrase = words.gap(
    amount,
    gapUnit(catalogue, indicator, lang, amount),
    indicator.direction === 'down' ? 'down' : 'up',
  )
  const gap: HeadlinePart = {
    text: indicator.short[lang] + phrase,
    tone: worst.kind === 'off-target' ? 'off' : 'watch',
    indicator: indicator.id,
    unit: worst.unit,
  }
  if (worst.place === 'scope') return [gap, ...originParts(catalogue, snapshot, worst.draggers, words, lang)]
  const name: HeadlinePart = { text: nameOf(catalogue, snapshot, worst.unit)[lang], tone: 'plain', unit: worst.unit }
  return [name, plain(': '), gap, plain(lackText(catalogue, worst.lack, words, lang))]
}

/** The first gap of the list; by the scope's own issue where it misses the same target. */
function worstGap(issues: readonly Issue[]): Issue | undefined {
  const gaps = issues.filter(({ kind }) => kind === 'off-target' || kind === 'watch')
  const [first] = gaps
  return gaps.find((one) => one.place === 'scope' && one.indicators[0] === first?.indicators[0]) ?? first
}

function gapUnit(catalogue: Catalogue, indicator: Indicator, lang: Lang, amount: string): GapUnit {
  if (indicator.unit === '%' || indicator.unit === 'points') return { kind: 'points' }
  if (indicator.unit === 'days') return { kind: 'days' }
  const countable = catalogue.countables.get(indicator.unit)
  const word = countable === undefined ? indicator.unit : countableWord(countable, lang, amount)
  return { kind: 'counted', word, over: countedOver(catalogue, indicator) }
}

/** The units that weigh most in a gap, each with what it lacks. */
function originParts(
  catalogue: Catalogue,
  snapshot: Snapshot,
  draggers: readonly Dragger[],
  words: HeadlineWords,
  lang: Lang,
): HeadlinePart[] {
  if (draggers.length === 0) return []
  const [before, after] = draggers.length > NAMED ? words.from.mainly : words.from.only
  const named = draggers
    .slice(0, NAMED)
    .flatMap(({ cell: { unit }, lack }, i) => [
      ...(i === 0 ? [] : [plain(words.and)]),
      ...listed(catalogue, snapshot, [unit], words, lang),
      plain(after + lackText(catalogue, lack, words, lang)),
    ])
  return [plain(before), ...named]
}

/** ` (thiếu 165 học sinh)`; nothing where what is missed is no number of things. */
function lackText(catalogue: Catalogue, lack: Lack | null, words: HeadlineWords, lang: Lang): string {
  if (lack === null) return ''
  const word = catalogue.countables.get(lack.countable)?.[lang] ?? lack.countable
  return ` (${words.lack(formatNumber(lack.count, 0, lang), word, lack.sense)})`
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
  const units = silent
    .filter((one) => dayOfSilence(one) === day && one.sinceOrEarlier === most?.sinceOrEarlier)
    .map(({ unit }) => unit)
  const orEarlier = most?.sinceOrEarlier ?? false
  const [before, after] = words.silent(day === null ? null : sinceWords(day, today), orEarlier, units.length)
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

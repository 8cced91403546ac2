import { foldText, legible, nameKey } from '@ioc/contract'
import { type Day, existsOn, formatDay, levelOf, type Level, type Unit, type UnitKind } from '@ioc/metrics'
import { holdsWords, wordsOf } from './words.ts'
import { quoted } from './findings.ts'

/** Words before a unit's name, and the kinds they tell of; `UBND` tells nothing. */
const PREFIXES: readonly (readonly [RegExp, readonly UnitKind[] | null])[] = [
  [/^(uy ban nhan dan|ubnd|u\.b\.n\.d) /, null],
  [/^(thi tran|tt\.?) /, ['town']],
  [/^(xa|phuong|commune|x\.) /, ['commune']],
  [/^(huyen|quan|thi xa|district) /, ['district']],
  [/^(tinh|thanh pho|tp\.?|province) /, ['province']],
]

/** Words that stand before a unit's name in running text. */
const SPOKEN: Partial<Record<UnitKind, readonly string[]>> = {
  commune: ['xa', 'phuong', 'commune'],
  town: ['thi tran', 'tt', 'town'],
  district: ['huyen', 'district'],
  province: ['tinh', 'thanh pho', 'province'],
}

export type NamedUnit =
  | { readonly unit: Unit }
  | { readonly fault: 'unknown-unit' | 'ambiguous-unit'; readonly detail: string }

/** Units by code or name, with or without a prefix, whatever the case and form of its characters. */
export interface UnitNames {
  /** The unit of a text on a day; without a day any unit that ever bore it. */
  find(text: string, day: Day | undefined): NamedUnit
  /** Units of these levels that a running text speaks of. */
  spokenOf(text: string, levels: readonly Level[]): readonly Unit[]
}

const alive = (unit: Unit, day: Day | undefined) => day === undefined || existsOn(unit, day)

export function createUnitNames(units: readonly Unit[]): UnitNames {
  const candidates = createCandidates(units)
  return {
    find(text, day) {
      const [unit, ...others] = candidates(text, day)
      if (!unit)
        return {
          fault: 'unknown-unit',
          detail: `no unit has the code or name ${quoted(text)}${day === undefined ? '' : ` on ${formatDay(day)}`}`,
        }
      // Two lives of one code are one unit to whoever writes it without a day.
      if (others.every(({ code }) => code === unit.code)) return { unit }
      return {
        fault: 'ambiguous-unit',
        detail: `several units are called ${quoted(text)}: ${[unit, ...others].map(({ code }) => code).join(', ')}; use the code`,
      }
    },
    spokenOf(text, levels) {
      const words = wordsOf(text)
      return units.filter((unit) => levels.includes(levelOf(unit.kind)) && isSpokenOf(words, unit))
    },
  }
}

/** Whether words, as `wordsOf` gives them, speak of a unit: with the word for its kind before its name, where it has one. */
function isSpokenOf(words: string, unit: Unit): boolean {
  const name = wordsOf(unit.name.vi)
  const before = SPOKEN[unit.kind]
  return before === undefined ? holdsWords(words, name) : before.some((word) => holdsWords(words, `${word} ${name}`))
}

/** Units that a text may mean on a day: those that bear it just so go before those that bear it without its marks. */
function createCandidates(units: readonly Unit[]) {
  const indexBy = (form: (text: string) => string) =>
    Map.groupBy(
      units.flatMap((unit) => namesOf(unit).map((name) => ({ name: form(name), unit }))),
      ({ name }) => name,
    )
  const [exact, folded] = [indexBy(nameKey), indexBy(foldText)]
  return (text: string, day: Day | undefined): readonly Unit[] => {
    const { bare, kinds } = strip(text)
    for (const [index, key] of [
      [exact, nameKey(text)],
      [exact, nameKey(bare)],
      [folded, foldText(text)],
      [folded, foldText(bare)],
    ] as const) {
      const bearers = [...new Set((index.get(key) ?? []).map(({ unit }) => unit))].filter((unit) => alive(unit, day))
      const ofKind = kinds === null ? bearers : bearers.filter(({ kind }) => kinds.includes(kind))
      const byCode = ofKind.find(({ code }) => code === legible(text))
      if (byCode) return [byCode]
      if (ofKind.length > 0) return ofKind
    }
    return []
  }
}

const namesOf = (unit: Unit) => [unit.code, unit.name.vi, unit.name.en, unit.name.bn]

/** A text without its prefixes, and the kinds they allow. */
function strip(text: string): { readonly bare: string; readonly kinds: readonly UnitKind[] | null } {
  let bare = legible(text).replace(/^[-+•*]\s*/, '')
  let kinds: readonly UnitKind[] | null = null
  for (const [prefix, told] of PREFIXES) {
    const match = prefix.exec(foldText(bare))
    if (!match) continue
    // Folding keeps one character for each of a legible text, so the length of the prefix is the same in both.
    bare = bare.slice(match[0].length)
    kinds = told ?? kinds
  }
  return { bare, kinds }
}

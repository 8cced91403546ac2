import type { CatalogueFile, IndicatorEntry, PackFile } from '@ioc/contract'
import type { ExplainedIndicator } from '@ioc/metrics'
import type { Located } from './build-units.ts'
import { checkFormula, checkGroups, type Measures } from './check-formula.ts'
import { checkTargets } from './check-targets.ts'
import type { Opened, Refuse } from './open-file.ts'

/** WALL.md: what fits on a tile. */
const LONGEST_SHORT = 24

/** What indicators may name. `codes` is undefined where the units themselves could not be read. */
export interface Known {
  readonly pack: PackFile
  readonly measures: Measures
  readonly codes: ReadonlySet<string> | undefined
}

/** All indicators of the catalogue's files in their order, checked against what they name. */
export function buildIndicators(
  files: readonly Opened<CatalogueFile>[],
  known: Known,
): Map<string, ExplainedIndicator> {
  const entries = new Map<string, IndicatorEntry>()
  const located: (Located<IndicatorEntry> & { readonly component: string })[] = []
  for (const file of files) {
    for (const [index, value] of file.data.indicators.entries()) {
      const refuse: Refuse = (path, detail) => file.refuse(['indicators', index, ...path], detail)
      if (entries.has(value.id)) refuse(['id'], `${value.id} is taken: another indicator has this id`)
      entries.set(value.id, value)
      located.push({ value, refuse, component: file.data.component.id })
    }
  }
  for (const { value, refuse } of located) {
    checkWords(value, known, refuse)
    checkTargets(value, known.codes ?? new Set(value.target.flatMap(({ unit }) => unit ?? [])), refuse)
    if (value.groups === undefined) checkFormula(value, known.measures, refuse)
    else checkGroups(value.groups, entries, refuse)
  }
  return new Map(located.map(({ value, component }) => [value.id, toIndicator(value, component)]))
}

function checkWords({ short, unit, owner }: IndicatorEntry, { pack, codes }: Known, refuse: Refuse) {
  const length = Array.from(short.vi).length
  if (length > LONGEST_SHORT) refuse(['short', 'vi'], `has ${length} characters; a tile has room for ${LONGEST_SHORT}`)
  const units = ['%', 'days', 'points']
  if (!units.includes(unit) && !Object.hasOwn(pack.countables, unit)) {
    refuse(['unit'], `pack.yaml has no countable ${unit}`)
  }
  if (codes?.has(owner) === false) refuse(['owner'], `no unit has the code ${owner}`)
}

function toIndicator(entry: IndicatorEntry, component: string): ExplainedIndicator {
  const { numerator, denominator, scale, window, mayExceed, groups, digits, target, ...words } = entry
  const common = { ...words, component, targets: target }
  if (groups !== undefined) return { ...common, kind: 'index', digits: digits ?? 1, groups }
  const formula = { numerator: numerator ?? [], window: window ?? { grain: 'day', count: 1, upTo: 'now' } } as const
  if (denominator === undefined) return { ...common, kind: 'count', digits: digits ?? 0, ...formula }
  const factor = scale ?? (entry.unit === '%' ? 100 : 1)
  // Only of a share is the numerator a part: days ÷ dossiers has no whole.
  const whole = factor === 100 ? 'never' : 'always'
  const ratio = { ...formula, denominator, scale: factor, mayExceed: mayExceed ?? whole } as const
  return { ...common, kind: 'ratio', digits: digits ?? 1, ...ratio }
}

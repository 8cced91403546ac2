import type { CatalogueFile, RuleEntry } from '@ioc/contract'
import { type Indicator, type Measure, type MeasureRule, partRule, rulesFrom, sumRule } from '@ioc/metrics'
import { differenceOf, type Measures } from './check-formula.ts'
import type { Opened, Refuse } from './open-file.ts'

/** All rules across measures: those declared, each checked, and those that ratios and stocks imply. */
export function buildRules(
  files: readonly Opened<CatalogueFile>[],
  measures: Measures,
  indicators: ReadonlyMap<string, Indicator>,
): ReadonlyMap<string, MeasureRule> {
  const declared = new Map<string, MeasureRule>()
  for (const file of files) {
    for (const [index, entry] of file.data.rules.entries()) {
      const refuse: Refuse = (path, detail) => file.refuse(['rules', index, ...path], detail)
      const rule = checkRule(entry, measures, refuse)
      if (declared.has(rule.id)) refuse([], `${rule.id} is declared already`)
      declared.set(rule.id, rule)
    }
  }
  const known = new Map([...measures].map(([id, { value }]) => [id, value]))
  const ratios = [...indicators.values()].filter((indicator) => indicator.kind === 'ratio')
  return rulesFrom(known, ratios, [...declared.values()])
}

/** A rule as written; measures that nobody could hold against each other are refused. */
function checkRule(entry: RuleEntry, measures: Measures, refuse: Refuse): MeasureRule {
  const named = 'total' in entry ? namedInSum(entry) : [at(['part'], entry.part), at(['whole'], entry.whole)]
  let first: Measure | undefined
  for (const [index, { path, id }] of named.entries()) {
    const measure = measures.get(id)?.value
    if (!measure) refuse(path, `no measure has the id ${id}`)
    else {
      const unlike = first && differenceOf(first, measure)
      if (unlike !== undefined) refuse(path, `${id} ${unlike}, unlike ${first?.id}`)
      first ??= measure
    }
    if (named.findIndex((other) => other.id === id) < index) refuse(path, `${id} is named already`)
  }
  return 'total' in entry ? sumRule(entry.total, entry.parts) : partRule([entry.part], [entry.whole])
}

const at = (path: readonly (string | number)[], id: string) => ({ path, id })

const namedInSum = ({ total, parts }: Extract<RuleEntry, { total: string }>) => [
  at(['total'], total),
  ...parts.map((id, index) => at(['parts', index], id)),
]

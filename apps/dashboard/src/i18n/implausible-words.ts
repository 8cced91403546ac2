import type { Implausible, Measure, MeasureRule } from '@ioc/metrics'
import type { Text } from './text.tsx'

const SIGNS: Readonly<Record<MeasureRule['kind'], string>> = { part: '>', sum: '≠', 'no-fall': '<' }

/** Where rules and measures are looked up. */
export interface RuleBook {
  readonly ruleOf: (id: string) => MeasureRule | undefined
  readonly measureOf: (id: string) => Measure | undefined
}

/** The book of a catalogue as it came: lists, in which few things are looked up. */
export const ruleBookOf = ({
  rules,
  measures,
}: {
  readonly rules: readonly MeasureRule[]
  readonly measures: readonly Measure[]
}): RuleBook => ({
  ruleOf: (id) => rules.find((rule) => rule.id === id),
  measureOf: (id) => measures.find((measure) => measure.id === id),
})

/** Which rule is broken and by what: `Tài khoản đã kích hoạt 15.000 > Tài khoản đã thu nhận 6.191`. */
export function implausibleWords(
  text: Pick<Text, 't' | 'pick' | 'gap'>,
  { ruleOf, measureOf }: RuleBook,
  { rule: id, left, right }: Implausible,
): string {
  const rule = ruleOf(id)
  if (rule === undefined) return `${text.gap(left, 2)} ↔ ${text.gap(right, 2)}`
  const named = [...rule.left, ...rule.right].flatMap((measure) => measureOf(measure) ?? [])
  const decimals = Math.max(0, ...named.map((measure) => measure.decimals))
  const names = (ids: readonly string[]) =>
    ids.map((measure) => text.pick(measureOf(measure)?.name ?? { vi: measure, en: measure, bn: measure })).join(' + ')
  const [less, more] = [text.gap(left, decimals), text.gap(right, decimals)]
  if (rule.kind === 'no-fall') return text.t('implausible.fell', { name: names(rule.left), is: less, was: more })
  return `${names(rule.left)} ${less} ${SIGNS[rule.kind]} ${names(rule.right)} ${more}`
}

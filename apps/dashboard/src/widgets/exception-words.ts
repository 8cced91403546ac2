import type { Catalogue, Cell, Indicator, Lack } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'
import type { Mark } from '../ui/status-mark.tsx'
import { unitWord } from './cell-words.ts'
import type { Exception } from './exceptions.ts'

type Speak = Pick<Text, 't' | 'pick' | 'number' | 'signed' | 'large' | 'gap' | 'lang'>

/** How an exception is marked. */
export const MARKS: Readonly<Record<Exception['kind'], Mark>> = {
  'off-target': 'off-target',
  watch: 'watch',
  'not-reported': 'no-data',
  implausible: 'implausible',
}

/** What that mark says aloud. */
export function markLabel(text: Speak, kind: Exception['kind']): string {
  return text.t(`status.${MARKS[kind]}`)
}

/** `Duy Sơn: Kích hoạt định danh`: whose it is stands first, so that no unit's number is read as that of the whole. */
export function titleOf(
  text: Speak,
  { kind, indicators, unit }: Pick<Exception, 'kind' | 'indicators' | 'unit'>,
): string {
  const [indicator] = indicators
  const what = indicator === undefined ? '–' : text.pick(indicator.short)
  return text.t('issue.title', {
    unit: unit === undefined ? '–' : text.pick(unit.name),
    what:
      kind === 'not-reported' ? text.t('issue.silent') : kind === 'implausible' ? text.t('reason.implausible') : what,
  })
}

/** `còn thiếu 165 học sinh`; null where what is missed is no number of things. */
export function lackWords(text: Speak, catalogue: Catalogue, lack: Lack | null): string | null {
  if (lack === null) return null
  const countable = unitWord(text, catalogue, lack.countable)
  return text.t(`issue.${lack.sense}`, { count: text.gap(lack.count, 2), countable })
}

/** The same where the gap stands beside it: of a count that says all there is, and is not told twice. */
export function lackBesideGap(
  text: Speak,
  catalogue: Catalogue,
  indicator: Indicator,
  lack: Lack | null,
): string | null {
  return indicator.kind === 'count' ? null : lackWords(text, catalogue, lack)
}

/** Who is not in the number: who has not reported, and whose reports cannot be right. None where all are in it. */
export function absentWords(text: Speak, { missing, excluded }: Pick<Exception, 'missing' | 'excluded'>): string[] {
  const named = (units: Exception['missing']) => units.map(({ name }) => text.pick(name)).join(', ')
  return [
    ...(missing.length > 0 ? [text.t('issue.missing', { units: named(missing) })] : []),
    ...(excluded.length > 0 ? [text.t('implausible.excluded', { units: named(excluded) })] : []),
  ]
}

/** Both sides of the rule that numbers break: `15.000 > 6.191`; null where they break none. */
export function brokenWords(text: Speak, cell: Cell | undefined): string | null {
  if (!cell?.implausible) return null
  const { rule, left, right } = cell.implausible
  const sign = rule.includes(' <= ') ? '>' : rule.includes(' = ') ? '≠' : '<'
  return `${text.gap(left, 2)} ${sign} ${text.gap(right, 2)}`
}

import { rowKey, type WireCatalogue } from '@ioc/contract'
import type { Implausible, MeasureRule } from '@ioc/metrics'
import { Refusal } from '../../data/http.ts'
import type { Line } from './lines.ts'
import type { Failure } from './refused.tsx'

/**
 * What typed values contradict, by line: held to the rules across measures together with what the form knows was
 * reported. What only the server knows it says when the form is sent.
 */
export function contradictions(
  { rules }: Pick<WireCatalogue, 'rules'>,
  lines: readonly Line[],
): ReadonlyMap<string, Implausible> {
  const found = new Map<string, Implausible>()
  const periods = Map.groupBy(lines, ({ row }) => row.period)
  for (const [, together] of periods) {
    const byMeasure = new Map(together.map((line) => [line.row.measure, line]))
    for (const rule of rules) {
      const broken = rule.readings && rule.kind !== 'no-fall' ? brokenBy(rule, byMeasure) : undefined
      if (!broken) continue
      const typed = rule.left.concat(rule.right).filter((id) => byMeasure.get(id)?.understood.is === 'number')
      // A part above its whole is asked about beside the part where that was typed; of a sum any may be wrong.
      const parts = typed.filter((id) => rule.left.includes(id))
      for (const id of rule.kind === 'part' && parts.length > 0 ? parts : typed) {
        const line = byMeasure.get(id)
        if (line) found.set(line.key, broken)
      }
    }
  }
  return found
}

function brokenBy(rule: MeasureRule, byMeasure: ReadonlyMap<string, Line>): Implausible | undefined {
  const sum = (ids: readonly string[]) =>
    ids.reduce<number | undefined>((total, id) => {
      const value = valueOf(byMeasure.get(id))
      return total === undefined || value === undefined ? undefined : total + value
    }, 0)
  const [left, right] = [sum(rule.left), sum(rule.right)]
  if (left === undefined || right === undefined) return undefined
  const kept = rule.kind === 'sum' ? left === right : left <= right
  return kept ? undefined : { rule: rule.id, left, right }
}

/** What is typed; else what stands: of this very period, or a stock's last. */
function valueOf(line: Line | undefined): number | undefined {
  if (!line) return undefined
  if (line.understood.is === 'number') return line.understood.value
  const { reported, last, period } = line.row
  return (reported ?? (period === null ? last : null))?.value
}

/** What the server named of a form it did not take, by line, as long as the value stands there unchanged. */
export function namedIn(failure: Failure | null, lines: readonly Line[]): ReadonlyMap<string, Implausible> {
  const errors = failure?.error instanceof Refusal ? (failure.error.problem.errors ?? []) : []
  const found = new Map<string, Implausible>()
  for (const { row = 0, implausible } of errors) {
    const sent = failure?.rows[row - 1]
    if (!sent || !implausible) continue
    const key = rowKey({ measure: sent.measure, period: sent.period ?? null })
    const line = lines.find((one) => one.key === key)
    if (line?.understood.is === 'number' && line.understood.value === sent.value) found.set(key, implausible)
  }
  return found
}

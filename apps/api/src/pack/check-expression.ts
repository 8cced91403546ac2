import jsonata from 'jsonata'
import type { CheckFacts } from './connector-facts.ts'
import type { Refuse } from './open-file.ts'
import type { Path } from './positions.ts'

/** The expression can be read, and the measures it names can be fed; what it makes of the data is seen when data comes. */
export function checkExpression(path: Path, expression: string, facts: CheckFacts, refuse: Refuse): void {
  for (const id of measuresIn(parsed(path, expression, refuse))) facts.measure(path, id, refuse)
}

function parsed(path: Path, expression: string, refuse: Refuse): unknown {
  try {
    return jsonata(expression).ast()
  } catch (error) {
    // It throws plain objects.
    const says = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
    refuse(path, `is not JSONata: ${says}`)
    return undefined
  }
}

/** The texts an expression writes beside "measure", wherever it makes an object. What it takes from the data it does not say. */
function measuresIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.values(node).flatMap(measuresIn)
  if (!('lhs' in node) || !('value' in node) || node.value !== '{' || !Array.isArray(node.lhs)) return inner
  const pairs: readonly unknown[] = node.lhs
  return [...new Set([...pairs.flatMap((pair) => (isMeasure(pair) ? textsOf(pair[1]) : [])), ...inner])]
}

const isMeasure = (pair: unknown): pair is readonly unknown[] =>
  Array.isArray(pair) && textsOf(pair[0])[0] === 'measure'

/** A text itself, or those that a condition chooses from. */
function textsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('type' in node)) return []
  if (node.type === 'string' && 'value' in node) return [String(node.value)]
  if (node.type !== 'condition' || !('then' in node)) return []
  return [...textsOf(node.then), ...('else' in node ? textsOf(node.else) : [])]
}

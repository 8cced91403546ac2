import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Pair } from 'yaml'

export type Path = readonly PropertyKey[]

const isKey = (pair: Pair, step: PropertyKey) => isScalar(pair.key) && String(pair.key.value) === String(step)
const startOf = (node: unknown) => (isNode(node) ? node.range?.[0] : undefined)

/** The line a path leads to; where the way ends early, the line of the last thing on it. */
export function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    const inner = isAlias(node) ? node.resolve(document) : node
    if (isMap(inner)) {
      const pair = inner.items.find((item) => isKey(item, step))
      if (pair === undefined) break
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(inner) && inner.items[Number(step)] !== undefined) {
      node = inner.items[Number(step)]
      offset = startOf(node) ?? offset
    } else break
  }
  return lines.linePos(offset).line
}

/** A path as people say it: list entries by their id or code where they have one. */
export function fieldOf(raw: unknown, path: Path): string {
  let value = raw
  let field = ''
  for (const step of path) {
    value = stepInto(value, step)
    if (typeof step !== 'number') field += field === '' ? String(step) : `.${String(step)}`
    else field += `[${nameOf(value) ?? step}]`
  }
  return field
}

const nameOf = (value: unknown) =>
  [stepInto(value, 'id'), stepInto(value, 'code')].find((name) => typeof name === 'string')

/** What a key or index leads to; undefined where there is nothing to step into. */
export function stepInto(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Mistakes } from './mistakes.ts'
import { fieldOf, lineOf, type Path, stepInto } from './positions.ts'

/** Says that what stands at `path` is wrong, and why. */
export type Refuse = (path: Path, detail: string) => void

/** A file that keeps to its schema, with a way to say where it is wrong all the same. */
export interface Opened<T> {
  readonly data: T
  readonly refuse: Refuse
}

/**
 * Reads files of a pack's folder. What is not readable or not to the schema goes to `mistakes`, and gives
 * undefined. A file that may be left out has `absent`: what its absence says.
 */
export function createOpener(dir: string, mistakes: Mistakes) {
  return function open<Schema extends z.ZodType>(
    file: string,
    schema: Schema,
    absent?: string,
  ): Opened<z.output<Schema>> | undefined {
    const text = absent !== undefined && !existsSync(join(dir, file)) ? absent : readText(dir, file)
    if (text === undefined) {
      mistakes.add({ file, line: 1, field: '', detail: 'this file cannot be read, or is not UTF-8' })
      return undefined
    }
    const lines = new LineCounter()
    // JSON is YAML, so boundaries are read the same way and have lines too.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    for (const { pos, message } of [...document.errors, ...document.warnings]) {
      mistakes.add({ file, line: lines.linePos(pos[0]).line, field: '', detail: message })
    }
    if (document.errors.length + document.warnings.length > 0) return undefined
    const raw: unknown = document.toJS()
    const refuse: Refuse = (path, detail) =>
      mistakes.add({ file, line: lineOf(document, lines, path), field: fieldOf(raw, path), detail })
    const checked = schema.safeParse(raw)
    if (checked.success) return { data: checked.data, refuse }
    for (const issue of checked.error.issues) refuseIssue(issue, raw, refuse)
    return undefined
  }
}
export type Open = ReturnType<typeof createOpener>

/** The text of a file of a pack; undefined where it cannot be read, or is not UTF-8. */
export function readText(dir: string, file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(dir, file)))
  } catch {
    return undefined
  }
}

function refuseIssue(issue: z.core.$ZodIssue, raw: unknown, refuse: Refuse): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) refuse([...issue.path, key], 'is not known here')
    return
  }
  let found: unknown = raw
  let depth = 0
  for (; depth < issue.path.length; depth += 1) {
    const next = stepInto(found, issue.path[depth] ?? '')
    if (next === undefined) break
    found = next
  }
  if (depth === issue.path.length) return refuse(issue.path, issue.message)
  // A shorthand was written where the schema sees a list of objects: the mistake is the shorthand itself.
  if (typeof found !== 'object') return refuse(issue.path.slice(0, depth), issue.message)
  refuse(issue.path, 'is missing')
}

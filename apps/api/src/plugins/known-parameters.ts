import type { FastifyInstance, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { Problem } from '../errors.ts'

/** Names farther apart than this many letters are two names, not one with a slip. */
const SLIP = 2

/**
 * Refuses parameters of a query that a route does not have: whoever writes `asof` is not answered as though nothing
 * had been asked. Holds for all routes that are registered after it; a schema that takes any name judges for itself.
 */
export const knownParameters = fp(async (app: FastifyInstance) => {
  app.addHook('preValidation', async ({ query, routeOptions }) => {
    const known = parametersOf(routeOptions)
    const unknown = known === null ? [] : Object.keys(query ?? {}).filter((name) => !known.includes(name))
    if (unknown.length === 0) return
    const errors = unknown.map((name) => ({ column: name, code: 'unknown-parameter', detail: say(name, known ?? []) }))
    throw new Problem('bad-request', errors.map(({ detail }) => detail).join(' '), errors)
  })
})

/** The names a route takes; null where its schema takes any. */
export function parametersOf({ schema }: Pick<RouteOptions, 'schema'>): readonly string[] | null {
  const { querystring } = schema ?? {}
  if (querystring === undefined) return []
  if (!(querystring instanceof z.ZodObject)) return null
  const { catchall } = querystring.def
  return catchall === undefined || catchall instanceof z.ZodNever ? Object.keys(querystring.shape) : null
}

function say(name: string, known: readonly string[]): string {
  const unknown = `There is no parameter "${name.slice(0, 100)}" here`
  const near = nearest(name, known)
  if (near !== undefined) return `${unknown}; did you mean ${near}?`
  return known.length > 0 ? `${unknown}, only ${known.join(', ')}.` : `${unknown}, nor any other.`
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The one name that differs by its case or by a slip; undefined where none or several do. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const same = known.filter((one) => plain(one) === plain(name))
  const near =
    same.length > 0 ? same : known.filter((one) => differ(plain(one), plain(name)) <= Math.min(SLIP, one.length - 2))
  return near.length === 1 ? near[0] : undefined
}

/** Letters to be added, left out or changed to make one text of the other (Levenshtein); short texts only. */
function differ(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > SLIP) return SLIP + 1
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [row, letter] of Array.from(a).entries()) {
    const line = [row + 1]
    for (const [i, other] of Array.from(b).entries()) {
      const change = (above[i] ?? 0) + (letter === other ? 0 : 1)
      line.push(Math.min(change, (above[i + 1] ?? 0) + 1, (line[i] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}

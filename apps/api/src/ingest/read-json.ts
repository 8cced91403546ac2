import { Problem } from '../errors.ts'

/**
 * The rows of a JSON body: an array of readings, or one reading alone. Bytes that are not UTF-8 come out
 * as U+FFFD, which no cell may hold, so they are refused where they stand.
 */
export function readJson(body: Buffer): readonly unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    const position = /position \d+ \(line \d+ column \d+\)/.exec(String(error))?.[0]
    const detail =
      body.length === 0 ? 'The body is empty.' : `The body is not JSON${position ? `, at ${position}` : ''}.`
    throw new Problem('bad-request', detail, [{ code: 'bad-syntax', detail }])
  }
  return Array.isArray(parsed) ? parsed : [parsed]
}

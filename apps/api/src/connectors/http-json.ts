import { HttpJsonOptions } from '@ioc/contract'
import type { ConnectorDefinition } from './connector.ts'
import { fetchJson } from './fetch-json.ts'
import { momentOf } from './moment.ts'

/** Any JSON over HTTP: a JSONata expression makes readings of what the source answers. */
export const httpJson: ConnectorDefinition<'http-json'> = {
  kind: 'http-json',
  options: HttpJsonOptions,
  hands: 'readings',
  async pull(options, { etag, closing, map, now, offset }) {
    const answer = await fetchJson({ ...options, etag, closing })
    if (answer === 'unchanged') return { rows: 'unchanged', etag }
    const [mapped] = await map(options.rows, [answer.json], momentOf(now(), offset))
    if (!mapped || 'fault' in mapped) throw new Error(`The expression cannot be evaluated: ${mapped?.fault ?? ''}`)
    return { rows: rowsOf(mapped.result), etag: answer.etag }
  },
}

/** JSONata gives nothing for an empty list, and one thing without its list for a list of one. */
function rowsOf(result: unknown): readonly unknown[] {
  if (result === null) return []
  return Array.isArray(result) ? result : [result]
}

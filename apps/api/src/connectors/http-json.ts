import { HttpJsonOptions } from '@ioc/contract'
import type { ConnectorDefinition } from './connector.ts'
import { fetchJson } from './fetch-json.ts'
import { momentOf } from './moment.ts'

/** Any JSON over HTTP: a JSONata expression makes readings of what the source answers. */
export const httpJson: ConnectorDefinition<'http-json'> = {
  kind: 'http-json',
  options: HttpJsonOptions,
  hands: 'readings',
  async pull(options, { etag, closing, mapText, now, offset }) {
    const answer = await fetchJson({ ...options, etag, closing })
    if (answer === 'unchanged') return { rows: 'unchanged', etag }
    return { rows: await mapText(options.rows, answer.text, momentOf(now(), offset)), etag: answer.etag }
  },
}

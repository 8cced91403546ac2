import { Portal766Options, readNumber } from '@ioc/contract'
import { formatDay, formatPeriod, type Period } from '@ioc/metrics'
import { findList } from '../rows/find-list.ts'
import { KeyTwins } from '../rows/key-twins.ts'
import { parseList } from '../rows/parse-list.ts'
import { ANSWER } from './answer-words.ts'
import type { ConnectorDefinition, OptionsOf, Surroundings } from './connector.ts'
import { fetchJson } from './fetch-json.ts'
import { isoAt, periodAt } from './moment.ts'
import { pointTo } from './pointer.ts'

/** Far more than there are units; what a portal answers with is not ours to trust. */
const MOST_ENTRIES = 250_000

type Options = OptionsOf<'portal-766'>

/** Figures by unit of the portal behind Decision 766: its keys become the measures that the options name. */
export const portal766: ConnectorDefinition<'portal-766'> = {
  kind: 'portal-766',
  options: Portal766Options,
  hands: 'readings',
  async pull(options, context) {
    const period = periodAt(options.period, context.now(), context.offset, options.which)
    // What the address asks about moves with the calendar: an answer to another question is no answer.
    const url = addressFor(options.url, period)
    const etag = tagFor(url, context.etag)
    const answer = await fetchJson({ ...options, url, etag, closing: context.closing })
    if (answer === 'unchanged') return { rows: 'unchanged', etag: context.etag }
    const list = await findList(answer.text, options.list, ANSWER)
    if (!list) throw new Error(`The portal's answer has no list at ${options.list || 'its root'}.`)
    return { ...(await rowsOf(list, options, period, context)), etag: answer.etag && `${url} ${answer.etag}` }
  },
}

/** The address for a period: its first and last day stand where `{from}` and `{to}` do. */
function addressFor(url: string, { start, end }: Period): string {
  return url.replaceAll('{from}', formatDay(start)).replaceAll('{to}', formatDay(end - 1))
}

function tagFor(url: string, kept: string | null): string | null {
  return kept?.startsWith(`${url} `) ? kept.slice(url.length + 1) : null
}

async function rowsOf(list: Buffer, options: Options, period: Period, context: Surroundings) {
  const units = new Map(Object.entries(options.units))
  const rows: object[] = []
  let leftOut = 0
  const take = (entry: unknown) => {
    // Its door names it; whose it is cannot be told where it is the unit that is given twice.
    if (entry instanceof KeyTwins) {
      rows.push(entry)
      return
    }
    const unit = units.get(String(pointTo(entry, `/${options.unitKey}`)))
    if (unit === undefined) {
      leftOut++
      return
    }
    for (const [key, measure] of Object.entries(options.measures)) {
      // A key the portal leaves out is missing, and missing is not zero: ingest would name it, so no row is made.
      const value = pointTo(entry, `/${key}`)
      if (value === undefined || value === null) continue
      const isStock = context.measures.get(measure)?.kind === 'stock'
      const when = isStock ? { at: isoAt(context.now(), context.offset) } : { period: formatPeriod(period) }
      rows.push({ measure, unit, ...when, value: numberIn(value, context.measures.get(measure)?.decimals) })
    }
  }
  await parseList(list, MOST_ENTRIES, 'entries', (_row, entry) => take(entry), ANSWER)
  return { rows, leftOut, columns: new Set([options.unitKey, ...Object.keys(options.measures)]) }
}

/** The portal writes some figures as text. Anything that is no plain number goes on as it is, to be named. */
function numberIn(value: unknown, decimals: number | undefined): unknown {
  const number = typeof value === 'string' ? readNumber(value, 'plain', decimals) : value
  return typeof number === 'object' ? value : number
}

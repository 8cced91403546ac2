import type { Figure } from './figure.ts'
import { type LiveStand, openLiveStand, percentile } from './live-stand.ts'

const FEW = 100_000
const ROUNDS = 200

/** Reads over HTTP with a long history in store, beside the same with a short one, by turns. */
export async function benchSnapshot({ many = 10_000_000 } = {}): Promise<Figure[]> {
  const long = await openLiveStand({ history: many })
  try {
    const short = await openLiveStand({ history: FEW })
    try {
      return [await snapshots(long, short), ...(await trends(long))]
    } finally {
      await short.close()
    }
  } finally {
    await long.close()
  }
}

async function timed(url: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return performance.now() - start
}

async function snapshots(long: LiveStand, short: LiveStand): Promise<Figure> {
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await timed(`${long.url}/api/v1/snapshot`)
    const theirs = await timed(`${short.url}/api/v1/snapshot`)
    if (round >= 20) {
      times.ours.push(ours)
      times.theirs.push(theirs)
    }
  }
  return {
    work: 'snapshot of the district, 10 million readings in store',
    against: 'the same with 100,000',
    ours: percentile(times.ours, 0.5),
    theirs: percentile(times.theirs, 0.5),
    unit: 'ms',
    atMost: 1.2,
  }
}

/** Inside the server, as a screen asks: every indicator of the district and of a commune. */
async function trends({ http, pack }: LiveStand): Promise<Figure[]> {
  const first: number[] = []
  const again: number[] = []
  const ask = async (url: string) => {
    const start = performance.now()
    const { statusCode } = await http.inject(url)
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`)
    return performance.now() - start
  }
  for (const unit of [pack.defaultScope, '20602']) {
    for (const indicator of pack.catalogue.indicators.keys()) {
      const url = `/api/v1/indicators/${indicator}/series?unit=${unit}`
      first.push(await ask(url))
      again.push(await ask(url), await ask(url), await ask(url))
    }
  }
  const figure = (work: string, ours: number) => ({ work, against: '', ours, theirs: null, unit: 'ms' })
  return [
    { ...figure("a year's daily trend, one unit, 10 million readings: p50", percentile(again, 0.5)), atMost: 3 },
    figure('the same: p99', percentile(again, 0.99)),
    figure('the same, asked before it was made in the background: p50', percentile(first, 0.5)),
  ]
}

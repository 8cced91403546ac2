import { setTimeout as pause } from 'node:timers/promises'
import type { Figure } from './figure.ts'
import { residentMb } from './resident.ts'
import { type LiveStand, NOW, openLiveStand, percentile } from './live-stand.ts'

const DAY = 86_400_000
const FEW = 100_000
/** Two months back; each question is about another day and minute, so that nothing of one serves the next. */
const THEN = NOW - 60 * DAY
const MINUTES = 24 * 60 + 1
const STEP = MINUTES * 60_000
const ROUNDS = 40
const SETTLED = 5

interface Measured {
  readonly first: readonly number[]
  readonly again: readonly number[]
}

/** The past over HTTP with a long history in store, beside a short one, by turns; and what others feel of it meanwhile. */
export async function benchPast({ many = 50_000_000 } = {}): Promise<Figure[]> {
  const long = await openLiveStand({ history: many, corrected: 0.01 })
  try {
    const short = await openLiveStand({ history: FEW, corrected: 0.01 })
    try {
      // A start has trends to make first, and the process of the past to start.
      await Promise.all([long.warmed, short.warmed])
      const memory = await memoryOf(long)
      const { ours, theirs } = await race(long, short)
      const meetings = await meetingsOf(long)
      return [...figures(many, ours, theirs), memory, ...(await othersMeanwhile(long)), meetings]
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
  // Let go of as it comes: the asker runs in this process too, and its memory is not what is measured.
  for await (const _ of response.body ?? []) continue
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return performance.now() - start
}

const snapshotAt = ({ url }: LiveStand, step: number, more = '') =>
  `${url}/api/v1/snapshot?asOf=${Math.round(THEN - step * STEP)}${more}`

async function race(long: LiveStand, short: LiveStand): Promise<{ ours: Measured; theirs: Measured }> {
  const [ours, theirs] = [createMeasured(long), createMeasured(short)]
  for (let round = 0; round < ROUNDS; round++) {
    await ours.ask(round)
    await theirs.ask(round)
  }
  return { ours: ours.measured(), theirs: theirs.measured() }
}

function createMeasured(stand: LiveStand) {
  const [first, again]: [number[], number[]] = [[], []]
  return {
    async ask(round: number): Promise<void> {
      const url = snapshotAt(stand, round)
      const took = await timed(url)
      const repeated = await timed(url)
      if (round < SETTLED) return
      first.push(took)
      again.push(repeated)
    },
    measured: (): Measured => ({ first, again }),
  }
}

/** What the process and the one that evaluates hold more at their highest than before anyone asked. */
async function memoryOf(stand: LiveStand): Promise<Figure> {
  const before = residentMb(process.pid)
  let highest = before
  for (let round = 0; round < ROUNDS; round++) {
    // Half a day off, so that the race begins with what is new.
    await timed(snapshotAt(stand, round - 0.5))
    highest = Math.max(highest, residentMb(process.pid))
  }
  const work = `the same: memory at its highest in ${ROUNDS} questions, above before`
  return { work, against: '', theirs: null, ours: highest - before, unit: 'MB', atMost: 50 }
}

function figures(many: number, ours: Measured, theirs: Measured): Figure[] {
  const of = `${many / 1e6} million readings`
  const alone = { against: '', theirs: null }
  const p50 = (numbers: readonly number[]) => percentile(numbers, 0.5)
  return [
    {
      work: `snapshot of two months ago, first asked, ${of}: p50`,
      against: 'the same with 100,000',
      ours: p50(ours.first),
      theirs: p50(theirs.first),
      unit: 'ms',
      atMost: 1.5,
    },
    { ...alone, work: 'the same, itself', ours: p50(ours.first), unit: 'ms', atMost: 100 },
    { ...alone, work: 'the same, asked again: p50', ours: p50(ours.again), unit: 'ms', atMost: 20 },
  ]
}

/** A meeting stands on what was known then: every hundredth reading was corrected since. */
async function meetingsOf(stand: LiveStand): Promise<Figure> {
  const times: number[] = []
  for (let round = 0; round < 15; round++)
    times.push(await timed(snapshotAt(stand, ROUNDS + round, `&knownSeq=${stand.knownSeq}`)))
  const work = 'the same as it was known before 1 % of all readings were corrected: p50'
  return { work, against: '', theirs: null, ours: percentile(times, 0.5), unit: 'ms' }
}

/** One asks about the past without end, another for the newest snapshot of a commune. */
async function othersMeanwhile(stand: LiveStand): Promise<Figure[]> {
  const url = `${stand.url}/api/v1/snapshot?scope=20602`
  await timed(url)
  const asking = new AbortController()
  const guest = (async () => {
    // A minute each, from where the rest did not ask.
    for (let minute = 1; !asking.signal.aborted; minute++) await timed(snapshotAt(stand, minute / MINUTES + 0.25))
  })()
  const times: number[] = []
  for (let i = 0; i < 300; i++) {
    times.push(await timed(url))
    await pause(10)
  }
  asking.abort()
  await guest
  const work = "others' newest snapshot meanwhile: p99"
  return [{ work, against: '', theirs: null, ours: percentile(times, 0.99), unit: 'ms', atMost: 50 }]
}

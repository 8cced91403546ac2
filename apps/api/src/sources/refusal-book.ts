import { SourceRefusal } from '@ioc/contract'
import type { Day } from '@ioc/metrics'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'

/** Rows and deliveries of a source refused on one local day. */
export interface RefusedDay {
  readonly source: string
  readonly day: Day
  readonly refusals: number
  readonly rows: number
}

type Count = Pick<RefusedDay, 'refusals' | 'rows'>

const KIND = 'refusal'
const INDEX = 'refusals-of'
const MOST_REFUSALS = 50
const DAYS_KEPT = 8
/** Tries where another node changes the same source's count at the same moment. */
const TRIES = 4

/** What is kept beside the refusals of one source. `open` holds those of `ids` that nobody has looked after. */
const Index = z.object({
  ids: z.array(z.string()),
  open: z.array(z.string()),
  days: z.array(z.object({ day: z.int(), refusals: z.int(), rows: z.int() })),
})
type Index = z.infer<typeof Index>

const NOTHING: Index = { ids: [], open: [], days: [] }

/** Refusals at rest: a document for each, and one for each source that counts them. */
export function createRefusalBook(documents: Store['documents']) {
  async function changeIndex(source: string, change: (index: Index) => Index) {
    for (let left = TRIES; ; left--) {
      const known = await documents.get(INDEX, source)
      const before = known ? Index.parse(known.body) : NOTHING
      const after = change(before)
      try {
        await documents.put(INDEX, source, after, known?.version ?? 0)
        return { before, after }
      } catch (error) {
        if (left <= 1 || !(error instanceof Problem && error.id === 'conflict')) throw error
      }
    }
  }

  return {
    async add(source: string, refusals: readonly SourceRefusal[], counted: ReadonlyMap<Day, Count>): Promise<void> {
      await Promise.all(refusals.map((refusal) => documents.put(KIND, `${source}/${refusal.id}`, refusal)))
      const { before, after } = await changeIndex(source, (index) => withMore(index, refusals, counted))
      const dropped = [...before.ids, ...refusals.map(({ id }) => id)].filter((id) => !after.ids.includes(id))
      await Promise.all(dropped.map((id) => documents.remove(KIND, `${source}/${id}`)))
    },
    async of(source: string): Promise<SourceRefusal[]> {
      const found = await documents.list(KIND, `${source}/`)
      return found.map(({ body }) => SourceRefusal.parse(body)).toReversed()
    },
    async days(): Promise<RefusedDay[]> {
      const found = await documents.list(INDEX)
      return found.flatMap(({ id, body }) => Index.parse(body).days.map((day) => ({ source: id, ...day })))
    },
    async open(): Promise<ReadonlyMap<string, number>> {
      const found = await documents.list(INDEX)
      return new Map(found.map(({ id, body }) => [id, Index.parse(body).open.length]))
    },
    async change(
      source: string,
      id: string,
      change: (refusal: SourceRefusal) => Promise<SourceRefusal>,
    ): Promise<SourceRefusal> {
      const known = await documents.get(KIND, `${source}/${id}`)
      if (!known)
        throw new Problem('not-found', `Source ${source} has no refused delivery ${id}; only the last are kept.`)
      const before = SourceRefusal.parse(known.body)
      if (before.state !== 'open') throw new Problem('conflict', `This delivery is ${before.state} already.`)
      const after = await change(before)
      await documents.put(KIND, `${source}/${id}`, after, known.version)
      if (after.state !== 'open')
        await changeIndex(source, (index) => ({ ...index, open: index.open.filter((other) => other !== id) }))
      return after
    },
  }
}

function withMore(index: Index, refusals: readonly SourceRefusal[], counted: ReadonlyMap<Day, Count>): Index {
  const more = refusals.map(({ id }) => id)
  const ids = [...index.ids, ...more].toSorted().slice(-MOST_REFUSALS)
  const open = [...index.open, ...more].filter((id) => ids.includes(id))
  const days = new Map(index.days.map((day) => [day.day, day]))
  for (const [day, { refusals: deliveries, rows }] of counted) {
    const known = days.get(day) ?? { day, refusals: 0, rows: 0 }
    days.set(day, { day, refusals: known.refusals + deliveries, rows: known.rows + rows })
  }
  return { ids, open, days: [...days.values()].toSorted((a, b) => a.day - b.day).slice(-DAYS_KEPT) }
}

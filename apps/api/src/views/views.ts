import { randomUUID } from 'node:crypto'
import { SavedView, type SavedViewInput } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import type { DocumentStore } from '../store/store.ts'

const KIND = 'view'
const Body = SavedView.omit({ id: true })

/** Addresses of the desk that somebody named to come back to. */
export interface Views {
  /** By name, as Vietnamese is sorted. */
  list(): Promise<readonly SavedView[]>
  /** Throws `bad-rows` for personal data in the name. */
  save(input: SavedViewInput): Promise<SavedView>
  /** Throws `not-found`. */
  remove(id: string): Promise<void>
}

export function createViews({
  documents,
  now,
}: {
  readonly documents: DocumentStore
  readonly now: () => Instant
}): Views {
  return {
    async list() {
      const views = (await documents.list(KIND)).map(({ id, body }) => ({ id, ...Body.parse(body) }))
      return views.toSorted((a, b) => a.name.localeCompare(b.name, 'vi') || a.savedAt - b.savedAt)
    },
    async save(input) {
      refusePersonal([input.name], 'name')
      const id = randomUUID()
      const body = { ...input, savedAt: now() }
      await documents.put(KIND, id, body, 0)
      return { id, ...body }
    },
    async remove(id) {
      if (!(await documents.get(KIND, id))) throw new Problem('not-found', 'There is no such view any more.')
      await documents.remove(KIND, id)
    },
  }
}

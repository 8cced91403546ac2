import { type ScreenChange, screenFaults, ScreenInput, type ScreenRecord } from '@ioc/contract'
import type { Catalogue, Day, UnitTree } from '@ioc/metrics'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { DocumentStore, StoredDocument } from '../store/store.ts'

const KIND = 'screen'

/** A screen that was taken away leaves a document that says so, and a pack does not bring it back. */
const Body = z.object({ told: ScreenInput.nullable() })

/** What each screen shows, by its name in addresses. */
export interface ScreenRecords {
  /** By id. */
  all(): Promise<readonly ScreenRecord[]>
  /** Throws `not-found`. */
  get(id: string): Promise<ScreenRecord>
  /** Throws `bad-request` naming each field that is wrong, `conflict` where another version stands. */
  put(id: string, change: ScreenChange): Promise<ScreenRecord>
  /** Throws `not-found`. */
  remove(id: string): Promise<void>
  /** Puts screens that never were there; what people changed or took away stays so. */
  seed(screens: readonly Omit<ScreenRecord, 'version'>[]): Promise<void>
}

export function createScreenRecords(deps: {
  readonly documents: DocumentStore
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly today: () => Day
}): ScreenRecords {
  const { documents, catalogue, tree, today } = deps
  const names = {
    isUnit: (code: string) => tree.at(code, today()) !== undefined,
    isIndicator: (id: string) => catalogue.indicators.has(id),
    isComponent: (id: string) => catalogue.components.some((component) => component.id === id),
  }

  function check(input: ScreenInput): void {
    const errors = screenFaults(input, names).map(({ path, detail }) => ({
      column: path.join('.'),
      code: 'unknown-name',
      detail,
    }))
    if (errors.length > 0) throw new Problem('bad-request', 'The screen names something that is not there.', errors)
  }

  async function get(id: string): Promise<ScreenRecord> {
    const record = asRecord(await documents.get(KIND, id))
    if (!record) throw new Problem('not-found', `There is no screen ${id}.`)
    return record
  }

  return {
    get,
    all: async () => (await documents.list(KIND)).flatMap((found) => asRecord(found) ?? []),
    async put(id, { version, ...input }) {
      check(input)
      const found = await documents.get(KIND, id)
      if ((asRecord(found)?.version ?? 0) !== version) throw changedMeanwhile(id)
      const put = documents.put(KIND, id, { told: input }, found?.version ?? 0)
      return { id, version: await put.catch(toldOf(id)), ...input }
    },
    async remove(id) {
      const { version } = await get(id)
      await documents.put(KIND, id, { told: null }, version).catch(toldOf(id))
    },
    async seed(screens) {
      for (const { id, ...input } of screens) {
        if (!(await documents.get(KIND, id))) await documents.put(KIND, id, { told: input }, 0)
      }
    },
  }
}

function asRecord(found: StoredDocument | undefined): ScreenRecord | undefined {
  const input = found && Body.parse(found.body).told
  return input ? { id: found.id, version: found.version, ...input } : undefined
}

const changedMeanwhile = (id: string) =>
  new Problem('conflict', `Somebody else changed the screen ${id} meanwhile. Nothing was overwritten: fetch it again.`)

const toldOf = (id: string) => (error: unknown) => {
  throw error instanceof Problem && error.id === 'conflict' ? changedMeanwhile(id) : error
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectorEntry } from '@ioc/contract'
import { ConnectorsFile } from '@ioc/contract'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { OFFSET, testPack } from '../../testing/factories.ts'
import { createTestClock, type TestClock } from '../../testing/test-app.ts'
import { type Connectors, type ConnectorsDeps, createConnectors } from '../connectors.ts'
import type { ReadingDoor } from '../doors.ts'

/** Connectors as a person writes them, with what the file leaves unsaid. */
export const entriesOf = (...entries: readonly object[]): readonly ConnectorEntry[] =>
  ConnectorsFile.parse({ connectors: entries }).connectors

/** A door that writes down what it is handed. */
export interface RecordingDoor extends ReadingDoor {
  readonly deliveries: (readonly unknown[])[]
}

export function createRecordingDoor(): RecordingDoor {
  const deliveries: (readonly unknown[])[] = []
  return {
    deliveries,
    async accept(rows) {
      deliveries.push(rows)
      return { accepted: rows.length, revised: 0, unchanged: 0, refused: 0 }
    },
  }
}

/** A store of its own on which nodes run. */
export interface PlayedStore {
  readonly store: Store
  readonly clock: TestClock
  node(entries: readonly ConnectorEntry[], more?: Partial<ConnectorsDeps>): Promise<Connectors>
  close(): Promise<void>
}

export async function playStore(): Promise<PlayedStore> {
  const dir = mkdtempSync(join(tmpdir(), 'ioc-connectors-'))
  const store = await openStore({ path: join(dir, 'ioc.sqlite'), utcOffsetMinutes: OFFSET })
  const clock = createTestClock()
  const nodes: Connectors[] = []
  return {
    store,
    clock,
    async node(entries, more = {}) {
      const node = await createConnectors({
        entries,
        catalogue: testPack().catalogue,
        zone: 'Asia/Ho_Chi_Minh',
        demonstration: false,
        documents: store.documents,
        declare: store.sources.put,
        readings: createRecordingDoor(),
        env: {},
        now: clock.now,
        ...more,
      })
      nodes.push(node)
      return node
    },
    async close() {
      for (const node of nodes) await node.close()
      await store.close()
      rmSync(dir, { recursive: true })
    },
  }
}

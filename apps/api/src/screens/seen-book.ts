import { SCREEN_STATES, ScreenReport } from '@ioc/contract'
import { z } from 'zod'
import type { DocumentStore } from '../store/store.ts'
import type { Seen } from './screen-watch.ts'

const KIND = 'screen-seen'
/** A screen that goes on as it did is written this often: what a crash may take. */
const EVERY_MS = 60_000

const Body = z.object({ state: z.enum(SCREEN_STATES), since: z.int(), heardAt: z.int(), report: ScreenReport })
type Body = z.infer<typeof Body>

/** What was last heard of screens, kept over restarts. */
export interface SeenBook {
  all(): Promise<readonly Omit<Seen, 'behindBy'>[]>
  /** Writes who does otherwise than was written, and everyone now and then; everyone who was heard with `now`. */
  write(seen: readonly Seen[], now?: boolean): Promise<void>
  remove(screen: string): Promise<void>
}

export function createSeenBook(documents: DocumentStore): SeenBook {
  const written = new Map<string, Body>()

  function isDue({ state, since, heardAt }: Body, last: Body | undefined, now: boolean): boolean {
    if (last?.state !== state || last.since !== since) return true
    return heardAt - last.heardAt >= (now ? 1 : EVERY_MS)
  }

  return {
    async all() {
      const found = await documents.list(KIND)
      return found.map(({ id, body }) => {
        const known = Body.parse(body)
        written.set(id, known)
        return { screen: id, ...known }
      })
    },
    async write(seen, now = false) {
      for (const { screen, state, since, heardAt, report } of seen) {
        const body = { state, since, heardAt, report }
        if (screen === null || !isDue(body, written.get(screen), now)) continue
        await documents.put(KIND, screen, body)
        written.set(screen, body)
      }
    },
    async remove(screen) {
      written.delete(screen)
      await documents.remove(KIND, screen)
    },
  }
}

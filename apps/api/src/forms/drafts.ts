import { type DraftInput, FormDraft, rowKey } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import type { z } from 'zod'
import { Problem } from '../errors.ts'
import type { DocumentStore } from '../store/store.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'

const KIND = 'draft'
const Body = FormDraft.omit({ version: true })
/** How often taking out what was sent is tried while somebody types. */
const TRIES = 5

/** What was typed for a unit and not yet sent: one draft per unit (`code@validFrom`). */
export interface Drafts {
  /** Null where nothing was ever saved. */
  of(unit: string): Promise<FormDraft | null>
  /** Throws `conflict`, having changed nothing, where another version than `version` is stored meanwhile. */
  save(unit: string, draft: DraftInput): Promise<FormDraft>
  /** Takes out rows that were sent; what others typed since stays. */
  clear(unit: string, sent: readonly { readonly measure: string; readonly period: string | null }[]): Promise<void>
}

export function createDrafts({
  documents,
  now,
}: {
  readonly documents: DocumentStore
  readonly now: () => Instant
}): Drafts {
  async function of(unit: string): Promise<FormDraft | null> {
    const found = await documents.get(KIND, unit)
    return found ? { version: found.version, ...Body.parse(found.body) } : null
  }

  async function put(unit: string, { version, rows }: DraftInput): Promise<FormDraft> {
    const body: z.infer<typeof Body> = { savedAt: now(), rows }
    return { version: await documents.put(KIND, unit, body, version), ...body }
  }

  return {
    of,
    async save(unit, draft) {
      refusePersonal(
        draft.rows.map(({ note }) => note),
        'note',
      )
      refusePersonal(
        draft.rows.map(({ text }) => text),
        'text',
      )
      return put(unit, draft).catch((error: unknown) => {
        throw isConflict(error)
          ? new Problem(
              'conflict',
              'Somebody else typed in this form meanwhile. Nothing was overwritten: fetch the form to see both.',
            )
          : error
      })
    },
    async clear(unit, sent) {
      const gone = new Set(sent.map(rowKey))
      for (let left = TRIES; left > 0; left--) {
        const draft = await of(unit)
        const rows = draft?.rows.filter((row) => !gone.has(rowKey(row))) ?? []
        if (!draft || rows.length === draft.rows.length) return
        const done = await put(unit, { version: draft.version, rows }).catch((error: unknown) => {
          if (!isConflict(error)) throw error
        })
        if (done) return
      }
    },
  }
}

/** Whether another was faster. */
export const isConflict = (error: unknown): boolean => error instanceof Problem && error.id === 'conflict'

import { type ImportChoices, type ImportState, looksPersonal } from '@ioc/contract'
import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import { textFault } from '../rows/clean-text.ts'
import { PERSONAL } from '../rows/refuse-personal.ts'

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Buffer
  /** What its sender says of it at once. */
  readonly choices?: ImportChoices
}

/** What is known of a file that was not read yet. */
export const NOTHING_READ = {
  progress: null,
  understood: null,
  would: null,
  changes: { rows: [], count: 0 },
  problems: [],
  problemCount: 0,
  remarks: [],
}

/** An import that may still be changed. Throws `conflict` where it is stored. */
export function unstored(state: ImportState): ImportState {
  if (state.state === 'stored')
    throw new Problem('conflict', 'It is stored already; what is wrong in it is corrected by another import.')
  return state
}

/** Throws `bad-request` where the reason holds what no note may hold. */
export function checkReason({ reason }: ImportChoices = {}): void {
  if (reason === undefined) return
  const fault = textFault(reason) ?? (looksPersonal(reason) ? PERSONAL : undefined)
  if (fault !== undefined) throw new Problem('bad-request', `The reason ${fault}.`)
}

/** A name to show, never to open a file by. */
export const shownName = (name: string) =>
  (
    name
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  ).slice(-120) || 'tệp'

const DAY_MS = 86_400_000

/** One that waits to be read. */
export const newImport = (id: string, { name, bytes, choices = {} }: SentFile, at: Instant): ImportState => ({
  id,
  name: shownName(name),
  size: bytes.length,
  createdAt: at,
  expiresAt: at + DAY_MS,
  choices,
  receipt: null,
  state: 'reading',
  ...NOTHING_READ,
})

import type { ImportState } from '@ioc/contract'
import { Problem } from '../errors.ts'

/** What is known of a file that was not read yet. */
export const NOTHING_READ = {
  progress: null,
  understood: null,
  would: null,
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

/** A name to show, never to open a file by. */
export const shownName = (name: string) =>
  (
    name
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  ).slice(-120) || 'tệp'

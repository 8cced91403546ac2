import type { Profile } from '@ioc/contract'
import { matchColumns, patternsOf } from '../understand/match-columns.ts'

const WAYS = ['Lần báo trước', 'Số đã báo lần trước', 'Xem lại']

/** A header for the greyed column under `parents` that the profile takes for none of its own. */
export function pastHeader({ columns, layout }: Profile, parents: readonly string[]): readonly string[] {
  const patterns = patternsOf(columns)
  const paths = WAYS.map((way) => [...parents, way])
  return paths.find((path) => matchColumns(patterns, [path], layout !== 'long').found.size === 0) ?? ['—']
}

/** The header as the profile writes it first, part by part, with a capital. */
export const headerOf = ({ headers }: Profile['columns'][number]): readonly string[] =>
  (headers[0] ?? '').split(' / ').map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))

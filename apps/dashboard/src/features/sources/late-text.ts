import type { LateList } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { moment } from './moment.ts'
import type { SourcesText } from './messages.ts'

export type LateUnitParts = LateList['units'][number]
export type OwedPart = LateUnitParts['parts'][number]

/** Due moments are counted no further back. */
const MOST_COUNTED = 40

/** What one agency answers for; all of it where none is named. */
export function ownedBy(list: LateList, owner: string): LateList {
  if (owner === '') return list
  const units = list.units.map(({ unit, parts }) => ({ unit, parts: parts.filter((part) => part.owner === owner) }))
  return { ...list, units: units.filter(({ parts }) => parts.length > 0) }
}

/** The agencies that answer for anything in the list, by code. */
export function ownersOf({ units }: LateList): string[] {
  const codes = units.flatMap(({ parts }) => parts.flatMap(({ owner }) => owner ?? []))
  return [...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1))
}

/** How many are late, and how many missing or never reported. */
export function countsOf(parts: readonly OwedPart[]): { readonly late: number; readonly missing: number } {
  const late = parts.filter(({ state }) => state === 'late').length
  return { late, missing: parts.length - late }
}

/** `3 kỳ`; a dash where it never reported, since then nobody knows. */
export function missedWords({ say }: SourcesText, { missed, since }: OwedPart): string {
  if (since === null) return '–'
  return say(missed >= MOST_COUNTED ? 'late.missedMost' : 'late.missed', { count: missed })
}

/** What it is called that a part is not there. */
export function partWords({ say }: SourcesText, { state }: OwedPart): string {
  return say(state === 'unknown' ? 'part.unknown' : `state.${state}`)
}

/** The list as plain text, a line per measure under its unit: to be pasted into a message. */
export function lateText(text: SourcesText, names: Names, { asOf, units }: LateList): string {
  const when = `${text.time(asOf)}, ${text.date(asOf)}`
  const lines = units.flatMap(({ unit, parts }) => [
    '',
    `${names.unit(unit)}: ${text.say('late.unit', countsOf(parts))}`,
    ...parts.map((part) => `- ${partText(text, names, part, asOf)}`),
  ])
  return [text.say('late.textHead', { when }), ...lines].join('\n')
}

function partText(text: SourcesText, names: Names, part: OwedPart, asOf: number): string {
  const since = part.since === null ? null : text.say('late.since', { since: moment(text, part.since, asOf) })
  const missed = part.since === null ? null : missedWords(text, part)
  const owner = part.owner === null ? null : `${text.say('late.owner')}: ${names.unit(part.owner)}`
  const facts = [partWords(text, part), since, missed, owner].filter((fact) => fact !== null)
  return `${names.measure(part.measure)}: ${facts.join('; ')}`
}

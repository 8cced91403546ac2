import type { LateList } from '@ioc/contract'
import { MOST_MISSED } from '@ioc/metrics'
import type { Names } from '../../i18n/catalogue-names.ts'
import { moment } from './moment.ts'
import type { SourcesText } from './messages.ts'

export type LateUnitParts = LateList['units'][number]
export type OwedPart = LateUnitParts['parts'][number]
type Owed = Pick<OwedPart, 'state' | 'since' | 'missed' | 'owner'>

/** More units than this are counted, not named. */
const MOST_UNITS = 3

/** What one agency answers for; all of it where none is named. */
export function ownedBy(list: LateList, owner: string): LateList {
  if (owner === '') return list
  const registers = list.registers.filter((late) => late.owner === owner)
  const units = list.units.map(({ unit, parts }) => ({ unit, parts: parts.filter((part) => part.owner === owner) }))
  return { ...list, registers, units: units.filter(({ parts }) => parts.length > 0) }
}

/** The agencies that answer for anything in the list, by code. */
export function ownersOf({ registers, units }: LateList): string[] {
  const codes = [...registers, ...units.flatMap(({ parts }) => parts)].flatMap(({ owner }) => owner ?? [])
  return [...new Set(codes)].toSorted((a, b) => (a < b ? -1 : 1))
}

/** How many are late, and how many missing or never reported. */
export function countsOf(parts: readonly OwedPart[]): { readonly late: number; readonly missing: number } {
  const late = parts.filter(({ state }) => state === 'late').length
  return { late, missing: parts.length - late }
}

/** `3 kỳ`; a dash where it never reported and nothing says from when it was to. */
export function missedWords({ say }: SourcesText, { missed, since }: Owed): string {
  if (since === null) return '–'
  return say(missed >= MOST_MISSED ? 'late.missedMost' : 'late.missed', { count: missed })
}

/** Who waits for a register: the units by name where they are few, else how many; a dash where nobody does yet. */
export function waitingWords({ say }: SourcesText, names: Names, units: readonly string[]): string {
  if (units.length === 0) return '–'
  return units.length > MOST_UNITS ? say('detail.units', { count: units.length }) : units.map(names.unit).join(', ')
}

/** What it is called that a part is not there. */
export function partWords({ say }: SourcesText, { state }: Owed): string {
  return say(state === 'unknown' ? 'part.unknown' : `state.${state}`)
}

/** The list as plain text, registers first, then a line per measure under its unit: to be pasted into a message. */
export function lateText(text: SourcesText, names: Names, { asOf, registers, units }: LateList): string {
  const { say } = text
  const when = `${text.time(asOf)}, ${text.date(asOf)}`
  const owed = registers.map((late) => {
    const keepers = late.sources.map(({ name }) => name).join('; ')
    const who = keepers === '' ? say('late.noKeeper') : keepers
    const waiting = late.units.length === 0 ? '' : `; ${say('late.waiting')}: ${waitingWords(text, names, late.units)}`
    return `- ${names.register(late.register)} (${who}): ${owedText(text, names, late, asOf)}${waiting}`
  })
  const lines = units.flatMap(({ unit, parts }) => [
    '',
    `${names.unit(unit)}: ${say('late.unit', countsOf(parts))}`,
    ...parts.map((part) => `- ${names.measure(part.measure)}: ${owedText(text, names, part, asOf)}`),
  ])
  const head = owed.length > 0 ? ['', `${say('late.registers')}:`, ...owed] : []
  return [say('late.textHead', { when }), ...head, ...lines].join('\n')
}

function owedText(text: SourcesText, names: Names, owed: Owed, asOf: number): string {
  const since = owed.since === null ? null : text.say('late.since', { since: moment(text, owed.since, asOf) })
  const missed = owed.since === null ? null : missedWords(text, owed)
  const owner = owed.owner === null ? null : `${text.say('late.owner')}: ${names.unit(owed.owner)}`
  return [partWords(text, owed), since, missed, owner].filter((fact) => fact !== null).join('; ')
}

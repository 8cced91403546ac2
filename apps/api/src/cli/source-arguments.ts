import { parseDay, SOURCE_KINDS, type SourceKind, startOfDay, type Instant } from '@ioc/metrics'
import { UsageError } from './command.ts'

/** `a,b` as a list; undefined, which means all, where nothing was given. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  const items = text
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items?.length === 0) throw new UsageError('A list needs at least one entry.')
  return items
}

export function kindOf(text: string): SourceKind {
  const kind = SOURCE_KINDS.find((known) => known === text)
  if (!kind) throw new UsageError(`"${text}" is no kind of source: ${SOURCE_KINDS.join(', ')}.`)
  return kind
}

/** `2027-01-01`: the key's last moment is the midnight that begins that day. Null where it never ends. */
export function expiryOf(text: string | undefined, utcOffsetMinutes: number, now: Instant): Instant | null {
  if (text === undefined) return null
  const day = parseDay(text)
  if (day === undefined) throw new UsageError(`"${text}" is no date; write 2027-01-01.`)
  const end = startOfDay(day, utcOffsetMinutes)
  if (end <= now) throw new UsageError(`${text} is over already.`)
  return end
}

const LENGTHS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `7d`, `12h`, `30m` in milliseconds. */
export function durationOf(text: string): number {
  const match = /^(\d{1,4})([mhd])$/.exec(text)
  const length = match?.[2]
  if (length !== 'm' && length !== 'h' && length !== 'd')
    throw new UsageError(`"${text}" is no duration; write 7d, 12h or 30m.`)
  return Number(match?.[1]) * LENGTHS[length]
}

/** The one name a command is about. */
export function oneName(positionals: readonly string[], what: string): string {
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw new UsageError(`Name one ${what}.`)
  return name
}

import { breathe } from '../breathe.ts'
import { Problem } from '../errors.ts'
import { GIVEN_TWICE, markTwins } from './key-twins.ts'
import { quote } from './refusals.ts'
import { memberOf, splitList, splitObject, type Stretch } from './split-json.ts'

/** Bytes of one row in a body of many; one takes a few hundred. */
export const LONGEST_ROW = 65_536

const BODY = 'body'

/** The byte order mark some programs write before all else. */
const MARK = Buffer.from('\ufeff')

/** A body without the byte order mark before it. */
export const unmarked = (body: Buffer): Buffer => (body.subarray(0, 3).equals(MARK) ? body.subarray(MARK.length) : body)

/**
 * The rows of a JSON list of megabytes, parsed one at a time while others run in between: parsed at once, ten
 * megabytes of empty lists take a gigabyte and hold everyone up. Bytes that are not UTF-8 come out as U+FFFD, which
 * no cell may hold. Throws `too-large` past `most` rows, `bad-request` where it is no list or a row is no JSON; `whole`
 * is what the JSON is called there.
 */
export async function parseList(
  bytes: Buffer,
  most: number,
  what: string,
  onRow: (row: number, value: unknown) => void,
  whole = BODY,
): Promise<void> {
  let row = 0
  const isList = await eachStretch(splitList(bytes), (from, to) => {
    if (++row > most) throw new Problem('too-large', `At most ${most} rows are taken as one JSON list.`)
    if (to - from > LONGEST_ROW) throw notJson(row, `Row ${row} is longer than ${LONGEST_ROW} bytes.`)
    onRow(row, parseJson(bytes.toString('utf8', from, to), row, whole))
  })
  if (!isList) throw notJson(undefined, `The ${whole} is not a JSON array of ${what}.`)
}

/** An object with one long list in it, whose rows are parsed as `parseList` does; its other members are small. */
export async function parseObjectOfList(bytes: Buffer, list: string, most: number): Promise<Record<string, unknown>> {
  const members = new Map<string, unknown>()
  const lists: Stretch[] = []
  const isObject = await eachStretch(splitObject(bytes), (from, to) => {
    const member = namedMember(bytes, [from, to], BODY)
    const [start, end] = member.value
    if (members.has(member.name) || (member.name === list && lists.length > 0)) throw twiceIn(BODY, member.name)
    if (member.name === list) {
      lists.push(member.value)
      return
    }
    if (end - start > LONGEST_ROW) throw notJson(undefined, `A member of the body is longer than ${LONGEST_ROW} bytes.`)
    members.set(member.name, parseJson(bytes.toString('utf8', start, end), undefined))
  })
  if (!isObject) throw notJson(undefined, 'The body is not a JSON object.')
  const [found] = lists
  if (found) {
    const rows: unknown[] = []
    await parseList(bytes.subarray(...found), most, list, (_row, value) => void rows.push(value))
    members.set(list, rows)
  }
  return Object.fromEntries(members)
}

/** The refusal of an object that gives a name twice. */
export const twiceIn = (whole: string, name: string): Problem =>
  new Problem('bad-request', `${quote(name)} ${GIVEN_TWICE} in the ${whole}.`)

/** A member's name and the stretch of its value. Throws `bad-request` where it is no member. */
export function namedMember(
  bytes: Buffer,
  stretch: Stretch,
  whole: string,
): { readonly name: string; readonly value: Stretch } {
  try {
    const member = memberOf(bytes, stretch)
    if (member && typeof member.name === 'string') return { name: member.name, value: member.value }
  } catch {
    // The name is no JSON string.
  }
  throw notJson(undefined, `The ${whole} is not JSON.`)
}

/** Takes stretch after stretch while others run in between; gives what the generator ends with. */
export async function eachStretch(
  stretches: Generator<Stretch | null, boolean>,
  take: (from: number, to: number) => void,
): Promise<boolean> {
  const pause = breathe()
  for (;;) {
    const { done, value } = stretches.next()
    if (done) return value
    if (value) take(...value)
    const rest = pause()
    if (rest) await rest
  }
}

/**
 * The value of a JSON text; rows of it that give a name twice are `KeyTwins`. Throws `bad-request` naming the row, or
 * where in the text the fault is.
 */
export function parseJson(text: string, row: number | undefined, whole = BODY): unknown {
  try {
    return markTwins(text, JSON.parse(text))
  } catch (error) {
    const position = /position \d+ \(line \d+ column \d+\)/.exec(String(error))?.[0]
    const where = row === undefined ? position && `at ${position}` : `from row ${row} on`
    throw notJson(
      row,
      text === '' && row === undefined
        ? `The ${whole} is empty.`
        : `The ${whole} is not JSON${where ? `, ${where}` : ''}.`,
    )
  }
}

function notJson(row: number | undefined, detail: string): Problem {
  return new Problem('bad-request', detail, [{ ...(row === undefined ? {} : { row }), code: 'bad-syntax', detail }])
}

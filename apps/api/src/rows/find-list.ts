import { eachStretch, LONGEST_ROW, namedMember, parseJson, twiceIn } from './parse-list.ts'
import { opensList, splitList, splitObject } from './split-json.ts'

/**
 * The bytes of the list that a JSON pointer (RFC 6901) leads to; undefined where no list stands there. Only the names on
 * the way are read, while others run in between, and what stands beside it is not looked into. Throws `bad-request`
 * where an object on the way gives a name twice, or what is short enough to be parsed is no JSON; `whole` is what the
 * JSON is called there.
 */
export async function findList(bytes: Buffer, pointer: string, whole: string): Promise<Buffer | undefined> {
  let found = bytes
  for (const part of pointer.split('/').slice(1)) {
    const next = await stepInto(found, part.replaceAll('~1', '/').replaceAll('~0', '~'), whole)
    if (!next) return noList(found, whole)
    found = next
  }
  return opensList(found) ? found : noList(found, whole)
}

async function stepInto(bytes: Buffer, part: string, whole: string): Promise<Buffer | undefined> {
  let found: Buffer | undefined
  const names = new Set<string>()
  const isObject = await eachStretch(splitObject(bytes), (from, to) => {
    const { name, value } = namedMember(bytes, [from, to], whole)
    if (names.has(name)) throw twiceIn(whole, name)
    names.add(name)
    if (name === part) found = bytes.subarray(...value)
  })
  if (isObject) return found
  let index = 0
  const isWhole = await eachStretch(splitList(bytes), (from, to) => {
    if (String(index++) === part) found = bytes.subarray(from, to)
  })
  return isWhole ? found : undefined
}

function noList(bytes: Buffer, whole: string): undefined {
  if (bytes.length <= LONGEST_ROW) parseJson(bytes.toString('utf8'), undefined, whole)
}

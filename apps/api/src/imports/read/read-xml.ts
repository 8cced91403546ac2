import { SaxesParser } from 'saxes'
import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** Attributes by their name; one with a prefix by `:` and its name (`r:id` is `:id`). */
export type Attributes = Readonly<Record<string, string>>

/** What a reader of one part is told. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * The parts that are read: sheets as ECMA-376 writes them (transitional) and as ISO/IEC 29500 does (strict), and
 * the relations of a package. Programs that keep no namespace at all are understood too.
 */
const NAMESPACES: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  '',
])

const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/**
 * Reads XML as it comes. A document type is refused wherever it stands, so there are no entities beside the five
 * of XML: nothing can be fetched and nothing multiplies. What other namespaces and extension lists hold is left
 * out; of alternatives (ECMA-376 part 3) the one is read that needs nothing unknown. Throws `unsupported-format`,
 * and `too-large` where the parser would have to hold more than any sheet needs.
 */
export async function readXml(pieces: AsyncIterable<string>, part: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: true })
  const filter = createFilter((prefix) => parser.resolve(prefix))
  let depth = 0
  let unbroken = 0
  parser.on('doctype', () => {
    throw refused(part, 'declares a document type, which no spreadsheet program writes')
  })
  parser.on('error', (error) => {
    throw refused(part, `is no well-formed XML (${error.message.slice(0, 120)})`)
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    unbroken = 0
    if (++depth > CAPS.depth) throw tooLarge(part, `holds more than ${CAPS.depth} elements within each other`)
    if (!filter.opens(uri, local, attributes['Requires']?.value)) return
    const plain: Record<string, string> = {}
    for (const name in attributes) {
      const attribute = attributes[name]
      if (attribute) plain[attribute.prefix === '' ? name : `:${attribute.local}`] = attribute.value
    }
    reader.open?.(local, plain)
  })
  parser.on('text', (text) => {
    if (filter.isOpen()) reader.text?.(text)
  })
  parser.on('closetag', ({ uri, local }) => {
    unbroken = 0
    depth--
    if (filter.closes(uri, local)) reader.close?.(local)
  })
  for await (const piece of pieces) {
    unbroken += piece.length
    if (unbroken > CAPS.unbroken) throw tooLarge(part, 'holds a text longer than any cell may be')
    parser.write(piece)
  }
  parser.close()
}

/** Says of each element whether it is read: what is left out is left out with all it holds. */
function createFilter(resolve: (prefix: string) => string | undefined) {
  let skipped = 0
  /** Of the alternatives that are open, whether one was taken. */
  const taken: boolean[] = []

  function skips(uri: string, local: string, requires: string | undefined): boolean {
    if (uri !== COMPATIBILITY) return !NAMESPACES.has(uri) || local === 'extLst'
    if (local === 'AlternateContent') {
      taken.push(false)
      return false
    }
    const isUnderstood = (requires ?? '').split(/\s+/).every((prefix) => NAMESPACES.has(resolve(prefix) ?? prefix))
    if (taken.at(-1) !== false || (local === 'Choice' && !isUnderstood)) return true
    taken[taken.length - 1] = true
    return false
  }

  return {
    isOpen: () => skipped === 0,
    opens(uri: string, local: string, requires: string | undefined): boolean {
      if (skipped > 0 || skips(uri, local, requires)) skipped++
      return skipped === 0 && uri !== COMPATIBILITY
    },
    closes(uri: string, local: string): boolean {
      if (skipped > 0) {
        skipped--
        return false
      }
      if (uri !== COMPATIBILITY) return true
      if (local === 'AlternateContent') taken.pop()
      return false
    },
  }
}

const refused = (part: string, why: string) =>
  new Problem('unsupported-format', `The part ${JSON.stringify(part)} of the file ${why}.`)

const tooLarge = (part: string, why: string) => new Problem('too-large', `The part ${JSON.stringify(part)} ${why}.`)

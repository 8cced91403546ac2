import { SaxesParser } from 'saxes'
import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'

/** What a reader of one part is told. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads XML as it comes. A document type is refused wherever it stands, so there are no entities beside the five
 * of XML: nothing can be fetched and nothing multiplies. Throws `unsupported-format`, and `too-large` where the
 * parser would have to hold more than any sheet needs.
 */
export async function readXml(pieces: AsyncIterable<string>, part: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser()
  let depth = 0
  let unbroken = 0
  parser.on('doctype', () => {
    throw refused(part, 'declares a document type, which no spreadsheet program writes')
  })
  parser.on('error', (error) => {
    throw refused(part, `is no well-formed XML (${error.message.slice(0, 120)})`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    unbroken = 0
    if (++depth > CAPS.depth) throw tooLarge(part, `holds more than ${CAPS.depth} elements within each other`)
    reader.open?.(bare(name), attributes)
  })
  parser.on('text', (text) => reader.text?.(text))
  parser.on('closetag', ({ name }) => {
    unbroken = 0
    depth--
    reader.close?.(bare(name))
  })
  for await (const piece of pieces) {
    unbroken += piece.length
    if (unbroken > CAPS.unbroken) throw tooLarge(part, 'holds a text longer than any cell may be')
    parser.write(piece)
  }
  parser.close()
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

const refused = (part: string, why: string) =>
  new Problem('unsupported-format', `The part ${JSON.stringify(part)} of the file ${why}.`)

const tooLarge = (part: string, why: string) => new Problem('too-large', `The part ${JSON.stringify(part)} ${why}.`)

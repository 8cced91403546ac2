import { SaxesParser } from 'saxes'
import { Problem } from '../../errors.ts'

/** What a reader of one part is told. Names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads XML as it comes. A document type is refused wherever it stands, so there are no entities beside the five
 * of XML: nothing can be fetched and nothing multiplies. Throws `unsupported-format`.
 */
export async function readXml(pieces: AsyncIterable<string>, part: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw refused(part, 'declares a document type, which no spreadsheet program writes')
  })
  parser.on('error', (error) => {
    throw refused(part, `is no well-formed XML (${error.message.slice(0, 120)})`)
  })
  parser.on('opentag', ({ name, attributes }) => reader.open?.(bare(name), attributes))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('closetag', ({ name }) => reader.close?.(bare(name)))
  for await (const piece of pieces) parser.write(piece)
  parser.close()
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

const refused = (part: string, why: string) =>
  new Problem('unsupported-format', `The part ${JSON.stringify(part)} of the file ${why}.`)

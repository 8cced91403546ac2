import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import type { XmlReader } from './read-xml.ts'
import { createRichTextReader, type RichText } from './rich-text.ts'

/** Reads sharedStrings.xml: the texts that cells name by number, counted from 0. */
export function createStringReader(): XmlReader & { strings(): readonly RichText[] } {
  const strings: RichText[] = []
  const runs = createRichTextReader()
  return {
    open: (name, attributes) => runs.open(name, attributes),
    text: (piece) => runs.text(piece),
    close(name) {
      runs.close(name)
      if (name !== 'si') return
      if (strings.length >= CAPS.strings)
        throw new Problem('too-large', `The file holds more than ${CAPS.strings} texts.`)
      strings.push(runs.take())
    },
    strings: () => strings,
  }
}

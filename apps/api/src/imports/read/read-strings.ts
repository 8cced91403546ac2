import { Problem } from '../../errors.ts'
import { CAPS } from './caps.ts'
import type { XmlReader } from './read-xml.ts'

/** Reads sharedStrings.xml: the texts that cells name by number. Readings of characters (`rPh`) are no part of a text. */
export function createStringReader(): XmlReader & { strings(): readonly string[] } {
  const strings: string[] = []
  let text = ''
  let taking = false
  let aside = 0
  return {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aside++
      taking = name === 't' && aside === 0
    },
    text(piece) {
      if (taking && text.length <= CAPS.text) text += piece
    },
    close(name) {
      if (name === 't') taking = false
      if (name === 'rPh') aside--
      if (name !== 'si') return
      if (strings.length >= CAPS.strings)
        throw new Problem('too-large', `The file holds more than ${CAPS.strings} texts.`)
      strings.push(text.slice(0, CAPS.text))
    },
    strings: () => strings,
  }
}

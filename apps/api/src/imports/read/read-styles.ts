import type { XmlReader } from './read-xml.ts'
import { type DateStyle, dateStyleOf } from './serial-date.ts'

/** Reads styles.xml: for each cell style, whether it shows a number as a date. */
export function createStyleReader(): XmlReader & { styles(): readonly DateStyle[] } {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCellFormats = false
  return {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    styles: () => formats.map((id) => dateStyleOf(id, codes.get(id))),
  }
}

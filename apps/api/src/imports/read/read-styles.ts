import { type CellLook, lookOfFormat } from './look.ts'
import type { Attributes, XmlReader } from './read-xml.ts'
import { isOn, RAISED } from './rich-text.ts'

type Font = Pick<CellLook, 'struck' | 'raised'>

/** Reads styles.xml: for each cell style, by its number, how it shows what a cell holds. */
export function createStyleReader(): XmlReader & { looks(): readonly CellLook[] } {
  const codes = new Map<number, string>()
  const fonts: Font[] = []
  const styles: { readonly format: number; readonly font: number }[] = []
  /** The list that is open: looks of conditional formats and of named styles are in lists of their own. */
  let list = ''
  let font: Font = {}

  function openFont(name: string, { val }: Attributes): void {
    if (name === 'font') font = {}
    if (name === 'strike' && isOn(val)) font = { ...font, struck: true }
    const raised = name === 'vertAlign' ? RAISED[val ?? ''] : undefined
    if (raised) font = { ...font, raised }
  }

  return {
    open(name, attributes) {
      if (LISTS.has(name)) list = name
      if (list === 'numFmts' && name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (list === 'fonts') openFont(name, attributes)
      if (list === 'cellXfs' && name === 'xf')
        styles.push({ format: Number(attributes['numFmtId'] ?? 0), font: Number(attributes['fontId'] ?? 0) })
    },
    close(name) {
      if (list === 'fonts' && name === 'font') fonts.push(font)
      if (name === list) list = ''
    },
    looks: () => styles.map(({ format, font: at }) => ({ ...lookOfFormat(format, codes.get(format)), ...fonts[at] })),
  }
}

const LISTS: ReadonlySet<string> = new Set(['numFmts', 'fonts', 'cellXfs', 'cellStyleXfs', 'dxfs'])

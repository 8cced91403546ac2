import { foldText, nameKey } from '@ioc/contract'
import type { Cell, SheetRow } from '../read/cell.ts'

/** What a row of a table is by its words: `doubtful` may be a total, by words that no list of totals has. */
export type RowKind = 'total' | 'doubtful' | 'detail' | 'plain'

/** What a sum is called, and of what: the whole label. `Công tác dân tộc` and `Tổng hợp` are none. */
const SUM = 'tổng cộng|tổng số|tổng chung|tổng|cộng chung|cộng dồn|cộng|grand total|sub ?total|overall total|total|sum'
const WHERE = 'huyện|xã|tỉnh|quận|phường|thị trấn|thị xã|thành phố|địa bàn|ngành|đơn vị|hệ thống|trường'
const WHOLE = `(?:của )?(?:toàn|cả) (?:${WHERE})`
const ALL = '(?:của )?(?:tất cả )?các (?:đơn vị|xã|xã,? (?:và )?thị trấn|lĩnh vực|cơ quan|phòng|ban|trường|mục|phần)'
const OVER = 'chung|lũy kế|trong kỳ|kỳ này|trong (?:tuần|tháng|quý|năm)|of all units|all units|all'
const BENGALI = new Set(['মোট', 'সর্বমোট', 'সর্ব মোট', 'উপমোট', 'যোগফল', 'মোট যোগফল', 'সমষ্টি'].map(nameKey))

/** Holds a key to a pattern: with its marks, which tell `cộng chung` from `công chứng`; without, where it has none. */
function pattern(source: string): (key: string) => RegExpExecArray | null {
  const [marked, bare] = [new RegExp(source, 'u'), new RegExp(foldText(source), 'u')]
  return (key) => (foldText(key) === key ? bare : marked).exec(key)
}
const total = pattern(`^(?:(?:${SUM})(?: (?:${WHOLE}|${ALL}|${OVER}))?|${WHOLE})$`)
const sumOfOne = pattern(`^(?:${SUM}) (?:${WHERE})$`)
const whereAndName = pattern(`^(.*?(?:${WHERE})) (.+)$`)
const part = pattern('^(?:trong đó|bao gồm|gồm có|of which)(?: |$)')
const doubtful = pattern('^(?:tổng số|tổng cộng|tổng các|grand total|total)(?: |$)')
const sumLike = pattern('^(?:tổng|cộng|toàn|sum)(?: |$)')

/** A label by its words alone: without its order, what stands in parentheses, and the parts it adds up. */
function wholeLabel(label: string): string {
  return nameKey(label)
    .replace(/^(?:\d+|[ivx]+|[a-c])[.)] ?/, '')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replace(/[ =:]+(?:[ivx]+|\d+|[a-e])(?: ?[+,&] ?(?:[ivx]+|\d+|[a-e]))+ *$/, ' ')
    .replaceAll(/[:.;*"“”]+(?= |$)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * `Tổng cộng`, `Tổng (I+II)`, `Toàn huyện Duy Xuyên`, `Total`, `মোট`: the sum of the others, where the whole label says
 * so; `isUnit` knows names. `Trong đó` and bullets are parts of a row above.
 */
export function rowKind(label: string, isUnit: (label: string) => boolean = () => false): RowKind {
  const key = wholeLabel(label)
  if (total(key) || BENGALI.has(key)) return 'total'
  const [, head = '', name = ''] = whereAndName(key) ?? []
  if ((total(head) || sumOfOne(head)) && isUnit(name)) return 'total'
  if (isBullet(label) || part(key)) return 'detail'
  return doubtful(key) ? 'doubtful' : 'plain'
}

/** Words that a total may begin with, and many a field does. */
export const soundsLikeSum = (label: string) => sumLike(wholeLabel(label)) !== null

/** A part of the row above, by its bullet. */
export const isBullet = (label: string) => /^[-+•*]/.test(nameKey(label))

/** The words of a row: its label's, or where that is empty (as under a merged "Tổng cộng") the first text beside it. */
export function labelOf({ cells }: SheetRow, column: number, counted: ReadonlySet<number>): string {
  const own = cells[column]
  if (own !== undefined) return String(own.value).trim()
  const other = cells.find(
    (cell, index) => cell?.kind === 'text' && !counted.has(index) && !/^[\d.)]+$/.test(String(cell.value)),
  )
  return other === undefined ? '' : String(other.value).trim()
}

/** A row numbered `I`, `II` or `A` heads a section: what it counts are the rows below it. */
export function headsSection(order: Cell | undefined): boolean {
  return order?.kind === 'text' && /^([IVX]+|[A-H])[.)]?$/.test(String(order.value).trim())
}

/** A row with a number of its own in the column of orders is one of the rows, whatever its words are like. */
export function isNumbered(order: Cell | undefined): boolean {
  return /^\d+[.)]?$/.test(String(order?.value ?? '').trim())
}

import { foldText } from './fold-text.ts'

/**
 * Whether a text seems to hold a telephone or identity number as they are written in life: with blanks, dots, dashes
 * or parentheses, with +84, 0084 or 84, in any digits. The one rule of every door: no citizen's number is ever
 * stored. Identity numbers have twelve digits and begin with a province's (Circular 59/2021/TT-BCA), older ones nine;
 * telephones ten or eleven from 0. Codes of dossiers and procedures, dates, fractions and sums of money are none.
 */
export function looksPersonal(text: string): boolean {
  const plain = asciiDigits(text)
  if (plain.replace(/\D/g, '').length < FEWEST) return false
  const said = [...CODES, ...DATES].reduce(without, foldText(plain))
  return LABELLED.some((labelled) => labelled.test(said)) || runsOf(SUMS.reduce(without, said)).some(holdsPersonal)
}

const without = (left: string, codes: RegExp) => left.replace(codes, ' | ')

/** A telephone number without its area code, where it is called one. */
const FEWEST = 7

// What follows is no person's number, however many digits it has.
const CODES = [
  // A dossier: `000.00.19.H47-261118-0012`, `H47.33.05-261118-0012`.
  /(?<![a-z0-9])[a-z]?\d{2,4}(?:\.[a-z]?\d{2,3})+-\d{6}-\d{3,6}(?!\d)/g,
  // A procedure: `1.001234`, `1.001234.000.00.00.H47`.
  /(?<![\d.])\d{1,2}\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}(?:\.[a-z]\d{2})?)?(?![\d])/g,
  // A paper: `0123/2025/QĐ-UBND`.
  /(?<![\d.-])\d+(?:\/\d{4})?\/[a-z][a-z\d-]*/g,
]
const DATES = [
  /(?<!\d)\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?/g,
  /(?<![\d.-])(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?![\d]|[.-]\d)/g,
  /(?<!\d)\d{1,2}(?::\d{2}){1,2}(?!\d)/g,
]
const SUMS = [
  // What is counted in money, or grouped by thousands as no telephone is.
  /(?<![\d.,])[1-9]\d*(?:[., ]\d{3})*(?:[.,]\d+)? ?(?:d|dong|vnd|usd|ty|trieu|nghin)(?![a-z])/g,
  /(?<![\d.,+(])[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+(?!\d)/g,
  /(?<![\d.,])\d+[.,]\d+(?=\s*%)/g,
  /(?<![\d.,])0[.,]\d+(?![\d.]|[ -]\d)/g,
]
/** After its name a number needs no other sign: nine digits of an old card, seven of a telephone. */
const LABELLED = [
  /\b(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh|dinh danh|ddcn|identity|id card|passport|ho chieu)\b[^\d|]{0,24}(?:[a-z]?\d(?:[ .-]?\d){6,})/,
  /\b(?:sdt|dt|dtdd|dien thoai|di dong|so may|tel|phone|mobile|zalo|goi)\b[^\d|]{0,12}(?!1[89]00)(?:\d(?:[ .-]?\d){6,})/,
]

/** Numbers of one text with what joins their groups: a blank, a dot, a dash, a parenthesis. */
const runsOf = (said: string): readonly string[] => said.match(/[+(]*\d[\d ().·_-]*\d/g) ?? []

function holdsPersonal(run: string): boolean {
  const home = run.replace(/^\(*(?:\+\s*84|00\s?84)\)?[ .-]*(?:\(?0\)?[ .-]*)?/, '0')
  const abroad = home !== run
  const groups = home.match(/\d+/g) ?? []
  const marks = home.split(/\d+/).slice(1, -1)
  return groups.some((_group, from) => {
    if (!mayBegin(groups, marks, from)) return false
    let digits = ''
    for (let to = from; to < groups.length && digits.length < 13; to++) {
      digits += groups[to] ?? ''
      if (isPersonal(digits, groups.slice(from, to + 1), abroad && from === 0)) return true
    }
    return false
  })
}

/** A number begins a run, or parts from what is before it: `1 049 500 000` holds no `049500000`. */
function mayBegin(groups: readonly string[], marks: readonly string[], from: number): boolean {
  const before = groups[from - 1]
  return (
    before === undefined ||
    before.length > 3 ||
    (groups[from]?.length ?? 0) > 3 ||
    (marks[from] !== undefined && marks[from - 1] !== marks[from])
  )
}

function isPersonal(digits: string, groups: readonly string[], abroad: boolean): boolean {
  const [first = ''] = groups
  const isPairs = groups.length > 2 && groups.every(({ length }) => length <= 2)
  if (abroad) return /^0\d{8,10}$/.test(digits)
  if (/^0[35789]\d{8}$/.test(digits)) return true
  if (isPairs) return false
  // Landlines by area code, mobiles of eleven digits until 2018.
  if (/^0[2-9]\d{8,9}$|^01[2689]\d{8}$/.test(digits)) return true
  if (/^0(0[1-9]|[1-8]\d|9[0-6])\d{9}$/.test(digits)) return true
  if (/^0(?!00)\d{8}$/.test(digits)) return groups.length === 1 || groups.every(({ length }) => length === 3)
  return (groups.length === 1 || first === '84') && /^84[2-9]\d{8,9}$/.test(digits) && !/0{6}$/.test(digits)
}

/** Digits of any script as ASCII has them; each script's ten stand in a row from its nought. */
function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (char) => {
    let zero = char.codePointAt(0) ?? 0
    const digit = zero
    while (digit - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(digit - zero)
  })
}

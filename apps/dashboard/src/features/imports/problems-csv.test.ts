import { expect, it } from 'vitest'
import { createIntl } from 'react-intl'
import { textOf } from '../../i18n/text.tsx'
import { messages } from './messages.ts'
import { PROBLEM } from './played-imports.ts'
import { problemsCsv } from './problems-csv.ts'

const intl = createIntl({ locale: 'en', messages: messages.en })
const text = {
  ...textOf(intl, 'en', 'Asia/Ho_Chi_Minh'),
  say: (id: keyof typeof messages.en) => intl.formatMessage({ id }),
}

it('is a CSV whose cells no spreadsheet program takes for formulas', () => {
  const details = ['+1', '-1', '@now', '\tx', '＝1', 'a "quoted" word']
  const csv = problemsCsv(text, [PROBLEM, ...details.map((detail) => ({ ...PROBLEM, sheet: null, row: null, detail }))])
  expect(csv.startsWith('\uFEFFSheet,Row,Column,Reason,Detail\r\n')).toBe(true)
  const reason = 'is not the sum of the columns it is made of'
  expect(csv.split('\r\n').slice(1)).toEqual([
    `"'=HYPERLINK(""http://x"")",9,D,${reason},101 is not 60 + 30 + 10.`,
    ...["'+1", "'-1", "'@now", `"'\tx"`, "'＝1", '"a ""quoted"" word"'].map((cell) => `,,D,${reason},${cell}`),
    '',
  ])
})

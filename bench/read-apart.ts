// Reads one workbook in a process of its own, as `imports.ts` asks: our reader, or exceljs by either of its ways.
import { readFileSync } from 'node:fs'
import { readFile } from '../apps/api/src/imports/read/read-file.ts'
import ExcelJS from 'exceljs'

/** Every cell as a plain value, row by row, which is what whoever understands a table starts from. */
const READERS: Readonly<Record<string, (path: string) => Promise<number>>> = {
  async ours(path) {
    const { sheets } = await readFile(readFileSync(path), () => {})
    return sheets.flatMap(({ rows }) => rows).length
  },
  async exceljs(path) {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    const rows: unknown[] = []
    for (const sheet of book.worksheets) sheet.eachRow(({ values }) => rows.push(values))
    return rows.length
  },
  async 'exceljs-stream'(path) {
    const rows: unknown[] = []
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, {})) {
      for await (const row of sheet) rows.push(row.values)
    }
    return rows.length
  },
}

/** What the system says of this process alone; where it does not, Node's figure, which begins with the parent's. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1024
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
}

const [reader = '', path = ''] = process.argv.slice(2)
const started = performance.now()
let rows = 0
let fault: string | null = null
try {
  rows = await READERS[reader]!(path)
} catch (error) {
  fault = error instanceof Error ? error.message : String(error)
}
process.send?.({ ms: performance.now() - started, rows, fault, megabytes: peak() })
process.disconnect()

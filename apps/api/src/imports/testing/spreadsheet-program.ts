import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A real spreadsheet program without its window, with settings and files of its own. */
export interface SpreadsheetProgram {
  /** Opens each file and saves it as `kind`; all of them in one run of the program. Names are those given. */
  saveAs(kind: 'xlsx' | 'xls' | 'ods', files: Readonly<Record<string, string | Buffer>>): Promise<Map<string, Buffer>>
  close(): void
}

/** `path` is LibreOffice's `soffice`. */
export function openSpreadsheetProgram(path: string): SpreadsheetProgram {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-office-'))
  let runs = 0
  return {
    async saveAs(kind, files) {
      const [from, to] = ['from', 'to'].map((name) => join(folder, `${name}-${++runs}`)) as [string, string]
      mkdirSync(from)
      for (const [name, body] of Object.entries(files)) writeFileSync(join(from, name), body)
      const own = `-env:UserInstallation=${pathToFileURL(join(folder, 'settings')).href}`
      const sources = Object.keys(files).map((name) => join(from, name))
      await run(path, [own, '--headless', '--norestore', '--convert-to', kind, '--outdir', to, ...sources])
      return new Map(
        Object.keys(files).map((name) => [name, readFileSync(join(to, `${parse(name).name}.${kind}`))] as const),
      )
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

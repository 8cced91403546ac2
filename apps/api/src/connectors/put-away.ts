import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { codeOf } from './faults.ts'

/** Names tried before something else must be wrong. */
const MOST_TRIES = 10_000

/**
 * Moves a file to a folder below its own, with a report beside it. Nothing is ever overwritten: where the
 * name or its report exists, the next number is taken (`week.xlsx`, `week (2).xlsx`). The report is whole as soon as
 * it has its name (on shares without links it is copied); the file leaves its place only when both are there.
 */
export async function putAway(dir: string, name: string, where: 'done' | 'refused', report: unknown): Promise<void> {
  const target = join(dir, where)
  await mkdir(target, { recursive: true })
  const draft = join(target, `.${randomUUID()}.draft`)
  try {
    await writeFile(draft, `${JSON.stringify(report, null, 2)}\n`)
    for (let number = 1; number <= MOST_TRIES; number++) {
      if (await tryName(join(dir, name), join(target, numbered(name, number)), draft)) return
    }
  } finally {
    await rm(draft, { force: true })
  }
  throw new Error(`${where}/ holds ${name} ${MOST_TRIES} times.`)
}

function numbered(name: string, number: number): string {
  const { name: stem, ext } = parse(name)
  return number === 1 ? name : `${stem} (${number})${ext}`
}

/** False where one of the two names is taken. */
async function tryName(from: string, to: string, report: string): Promise<boolean> {
  const beside = `${to}.report.json`
  if (!(await unlessThere(() => linkOrCopy(report, beside)))) return false
  if (await unlessThere(() => linkOrCopy(from, to))) {
    await rm(from)
    return true
  }
  await rm(beside)
  return false
}

/** A second name for the same file cannot overwrite; where there are no links, as on shares, a copy that cannot either. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

async function unlessThere(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

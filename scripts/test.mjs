// `npm test`: every check there is, closing with one line, `N passed, N failed`. `check` and `lint` run a part of it.
import { availableParallelism } from 'node:os'
import { chromiumPath } from './chromium.mjs'
import { lockfile } from './lockfile.mjs'
import { spreadsheetProgramPath } from './spreadsheet-program.mjs'
import { command, endToEnd, unitTests, wallBuild } from './steps.mjs'
import { walls } from './walls.mjs'

const PACKAGES = [
  'packages/metrics',
  'packages/contract',
  'apps/api',
  'apps/simulator',
  'apps/dashboard',
  'e2e',
  'bench',
]
const NODE_PROJECTS = ['metrics', 'contract', 'api', 'simulator', 'dashboard']

/** Left to itself Vitest keeps a core free, which is half of a small machine. */
const EVERY_CORE = [`--maxWorkers=${availableParallelism()}`]
/** Of the tests without a browser many wait: for a second, a process, a broker. One more fills the cores. */
const ONE_MORE = [`--maxWorkers=${availableParallelism() + 1}`]

const lint = [
  command('format', 'biome', ['format', '.']),
  command('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
]
const check = [
  ...lint,
  ...PACKAGES.map((folder) => command(`types of ${folder}`, 'tsc', ['-p', folder])),
  walls,
  lockfile,
  command('dead code', 'knip', []),
]

/** Runs steps one after the other (most of them use every core there is) and adds up what they counted. */
async function run(steps) {
  const total = { passed: 0, failed: 0 }
  for (const step of steps) {
    const started = performance.now()
    const { passed, failed, output } = await step.run()
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${failed ? '✖' : '✔'} ${step.name} (${passed}${failed ? `, ${failed} failed` : ''}; ${seconds} s)`)
    if (failed) console.log(output)
  }
  return total
}

function stepsOf(task, browser, spreadsheets) {
  if (task === 'lint') return lint
  if (task === 'check') return check
  const inBrowser = browser
    ? [unitTests('browser', ['dashboard-browser'], { CHROMIUM_PATH: browser }, EVERY_CORE), endToEnd(browser)]
    : []
  const beside = spreadsheets ? { SOFFICE_PATH: spreadsheets } : {}
  return [...check, unitTests('unit and conformance', NODE_PROJECTS, beside, ONE_MORE), wallBuild, ...inBrowser]
}

const task = process.argv[2]
const browser = task === 'test' ? chromiumPath() : undefined
const spreadsheets = task === 'test' ? spreadsheetProgramPath() : undefined
const { passed, failed } = await run(stepsOf(task, browser, spreadsheets))
if (task === 'test' && !browser) {
  console.log(
    'Skipped: browser and end-to-end tests. No Chromium was found and none could be installed; set CHROMIUM_PATH.',
  )
}
if (task === 'test' && !spreadsheets) {
  console.log('Skipped: files written by LibreOffice. None was found and none could be installed; set SOFFICE_PATH.')
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

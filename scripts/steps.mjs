// The kinds of step `npm test` is made of. Each runs a tool and says how many checks passed and failed.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWall } from './build-wall.mjs'
import { root } from './root.mjs'

/** Runs one of the project's own tools; resolves with its exit code and everything it printed. */
function tool(name, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(join(cwd, 'node_modules/.bin', name), args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const printed = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code, output: Buffer.concat(printed).toString() }))
  })
}

/** A step that is one check: it passed when the tool exits with 0. */
export function command(name, binary, args) {
  return {
    name,
    async run() {
      const { code, output } = await tool(binary, args)
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
    },
  }
}

/** Vitest over the named projects with more environment and options, counted test by test. A run without a test has failed. */
export function unitTests(name, projects, env = {}, options = []) {
  return {
    name: `${name} tests`,
    run: () =>
      withReport(async (report) => {
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
        const chosen = projects.flatMap((project) => ['--project', project])
        const { code, output } = await tool('vitest', ['run', ...reporters, ...chosen, ...options], { env })
        const counted = readReport(report)
        return judge(code, output, counted?.numPassedTests, counted?.numFailedTests)
      }),
  }
}

/** Playwright over e2e/, with the built wall and a real server. */
export function endToEnd(browser) {
  return {
    name: 'end-to-end tests',
    run: () =>
      withReport(async (report) => {
        const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
        const { code, output } = await tool('playwright', ['test', '--reporter=list,json'], {
          cwd: join(root, 'e2e'),
          env,
        })
        const counted = readReport(report)?.stats
        return judge(code, code === 0 ? output : output + pagesSeen(), counted?.expected, counted?.unexpected)
      }),
  }
}

/** What stood on the page where a test failed: on another machine nobody can open what Playwright keeps of it. */
function pagesSeen() {
  const folder = join(root, 'e2e/test-results')
  return globSync('*/error-context.md', { cwd: folder })
    .map((file) => `\n${file}\n${/^```yaml$.*?^```$/ms.exec(readFileSync(join(folder, file), 'utf8'))?.[0] ?? ''}\n`)
    .join('')
}

export const wallBuild = {
  name: 'build of the wall',
  async run() {
    const output = buildWall()
    return output === null ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output }
  },
}

/** A tool may fail without counting a failed test (a crash, a suite that does not load): that is a failure too. */
function judge(code, output, passed = 0, failed = 0) {
  const crashed = code !== 0 && failed === 0
  const empty = passed + failed === 0
  return { passed, failed: failed + (crashed || empty ? 1 : 0), output }
}

async function withReport(body) {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-test-'))
  try {
    return await body(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

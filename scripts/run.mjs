// Every npm script goes through here: install what the lockfile says when it changed, then run the task
// under the pinned Node. Plain JavaScript without dependencies, because it runs before there are any.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installIfStale } from './install.mjs'
import { pinnedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const TASKS = {
  start: 'scripts/demo.mjs',
  serve: 'scripts/serve.mjs',
  test: 'scripts/test.mjs',
  check: 'scripts/test.mjs',
  lint: 'scripts/test.mjs',
  bench: 'bench/run.ts',
  mutate: 'scripts/mutate.mjs',
  pictures: 'scripts/pictures.mjs',
  ioc: 'apps/api/src/cli/ioc.ts',
}

const [task = '', ...args] = process.argv.slice(2)
const script = TASKS[task]
if (!script) {
  console.error(`Unknown task "${task}". Known: ${Object.keys(TASKS).join(', ')}.`)
  process.exit(2)
}

installIfStale()
const node = pinnedNode()
const child = spawn(node.path, [script, ...(script === 'scripts/test.mjs' ? [task] : []), ...args], {
  cwd: root,
  stdio: 'inherit',
  // What was compiled once is not compiled again by the next of the many processes that a task starts.
  env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'), ...process.env, PATH: node.searchPath },
})
// The terminal signals the whole group; what is sent to us alone must reach the task too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

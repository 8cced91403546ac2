// The walls between folders: dependency-cruiser over the tree, and over a planted tree in which every wall is breached.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { root } from './root.mjs'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
// A parser that reads nothing reports nothing wrong: fewer modules than this means that it did.
const LEAST_MODULES = 60

/** One breach of every wall, as files. A rule that no line here breaches fails the step. */
const BREACHES = {
  'packages/metrics/src/a.ts': "import 'node:fs'",
  'packages/contract/src/a.ts': "import 'fastify'\nimport '../../../apps/api/src/b.ts'",
  'apps/simulator/src/a.ts': "import '../../api/src/b.ts'",
  'apps/api/src/b.ts': "import 'socket.io'\nimport 'better-sqlite3'",
  'apps/api/src/ingest/a.ts': "import '../snapshots/a.ts'\nimport 'fastify'",
  'apps/api/src/snapshots/a.ts': "import '../ingest/a.ts'",
  'apps/dashboard/src/data/a.ts': "import 'echarts'",
  'apps/dashboard/src/features/a/a.ts': "import '../../wall/a.ts'",
  'apps/dashboard/src/wall/a.ts': '',
  'apps/dashboard/src/widgets/a.tsx': "import '../data/a.ts'",
  ...Object.fromEntries(
    ['fastify', 'socket.io', 'better-sqlite3', 'echarts'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
      [`node_modules/${name}/index.js`, ''],
    ]),
  ),
}

async function cruiseIn(baseDir, folders) {
  const result = await cruise(folders, {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden },
    tsConfig: { fileName: join(root, 'tsconfig.base.json') },
  })
  return result.output.summary
}

async function plantedBreaches() {
  const folder = mkdtempSync(join(tmpdir(), 'ioc-walls-'))
  try {
    for (const [path, text] of Object.entries(BREACHES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { violations } = await cruiseIn(folder, ['packages', 'apps'])
    return new Set(violations.map(({ rule }) => rule.name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const walls = {
  name: 'folder walls',
  async run() {
    const faults = []
    const tree = await cruiseIn(root, ['packages', 'apps'])
    if (tree.totalCruised < LEAST_MODULES) faults.push(`only ${tree.totalCruised} modules were read`)
    for (const { from, to, rule } of tree.violations) faults.push(`${rule.name}: ${from} → ${to}`)
    const caught = await plantedBreaches()
    const blind = forbidden.filter(({ name }) => !caught.has(name))
    for (const { name } of blind) faults.push(`${name}: its planted breach was not caught`)
    const passed = forbidden.length - new Set(faults.map((fault) => fault.split(':')[0])).size
    return { passed: Math.max(0, passed), failed: faults.length, output: faults.join('\n') }
  },
}

// `npm run mutate`: Stryker over the domain. Minutes long, so it is not part of `npm test`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.mjs'

const metrics = join(root, 'packages/metrics')
const { status } = spawnSync(join(metrics, 'node_modules/.bin/stryker'), ['run', ...process.argv.slice(2)], {
  cwd: metrics,
  stdio: 'inherit',
})
process.exit(status ?? 1)

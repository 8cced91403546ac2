// `npm run pictures`: takes the pictures anew that `npm test` compares every scene and page with.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildWall } from './build-wall.mjs'
import { chromiumPath } from './chromium.mjs'
import { root } from './root.mjs'

const browser = chromiumPath()
const mistakes = browser ? buildWall() : 'No Chromium was found and none could be installed; set CHROMIUM_PATH.'
if (mistakes !== null) {
  console.error(mistakes)
  process.exit(1)
}
const { status } = spawnSync(
  join(root, 'e2e/node_modules/.bin/playwright'),
  ['test', 'every-view', '--grep', 'looks as it did', '--update-snapshots'],
  { cwd: join(root, 'e2e'), stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: browser } },
)
console.log('Look at every picture in e2e/pictures that git shows as changed before you commit it.')
process.exit(status ?? 1)

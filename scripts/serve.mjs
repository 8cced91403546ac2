// `npm run serve`: the real thing. The screens are built when needed; everything else comes from the environment.
import { spawn } from 'node:child_process'
import { buildWall, WALL } from './build-wall.mjs'
import { root } from './root.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'

const failure = buildWall()
if (failure !== null) {
  console.error(`The screens could not be built.\n${failure}`)
  process.exit(1)
}
const child = spawn(process.execPath, [...SERVER_FLAGS, 'apps/api/src/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { IOC_WEB: WALL, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))

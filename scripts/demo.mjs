// `npm start`: the demonstration. Its own data under var/demo, loopback, the simulator running, sample data marked.
import { spawn, spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { buildWall, WALL } from './build-wall.mjs'
import { root } from './root.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'

const DATA = process.env.IOC_DATA ?? join(root, 'var/demo')
const KEYS = join(DATA, 'keys.json')
const PACK = join(root, 'seed/duy-xuyen')
const SOURCES = join(root, 'apps/simulator/sources.yaml')
const host = process.env.HOST ?? '127.0.0.1'
const port = process.env.PORT ?? '4780'
const address = `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}/`
const api = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
const env = {
  ...process.env,
  HOST: host,
  PORT: port,
  IOC_DATA: DATA,
  IOC_PACK: PACK,
  IOC_WEB: WALL,
  IOC_DEMO: '1',
}

const children = []
let stopping = false

/** A part of the demonstration; what it prints goes to var/demo/<name>.log, and when it dies all stop. */
function part(name, args) {
  const log = createWriteStream(join(DATA, `${name}.log`))
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  child.stderr.on('data', (chunk) => stopping || process.stderr.write(chunk))
  child.on('exit', (code) => stop(`The ${name} stopped (exit ${code}). Its log: ${join(DATA, name)}.log`))
  children.push(child)
}

function stop(why) {
  if (stopping) return
  stopping = true
  if (why) console.error(why)
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = why ? 1 : 0
}

/**
 * The simulator speaks only the public API, so its six systems need keys like anyone's. A key is bound to what
 * its source may send: where sources or catalogue are newer than the keys, they are declared again.
 */
function ensureKeys() {
  const said = ['catalogue', 'registers'].flatMap((folder) =>
    readdirSync(join(PACK, folder)).map((name) => join(PACK, folder, name)),
  )
  const newest = Math.max(...[SOURCES, ...said].map((path) => statSync(path).mtimeMs))
  if (existsSync(KEYS) && statSync(KEYS).mtimeMs > newest) return
  const command = ['apps/api/src/cli/ioc.ts', 'source', 'apply', SOURCES, '--keys', KEYS]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) fail(`The simulator's sources could not be added.\n${stdout}${stderr}`)
  const now = new Date()
  utimesSync(KEYS, now, now)
}

/** Resolves once the API answers that it is ready; a part that dies meanwhile ends the whole. */
async function untilReady() {
  const answer = await fetch(`${api}/readyz`).catch(() => undefined)
  if (answer?.ok || stopping) return
  await new Promise((resolve) => setTimeout(resolve, 100))
  await untilReady()
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop())

mkdirSync(DATA, { recursive: true, mode: 0o700 })
const failure = buildWall()
if (failure !== null) fail(`The screens could not be built.\n${failure}`)
ensureKeys()
part('api', [...SERVER_FLAGS, 'apps/api/src/main.ts'])
await untilReady()
if (!stopping) {
  part('simulator', ['apps/simulator/src/main.ts', '--url', api, '--keys', KEYS])
  console.log(`Demonstration with sample data. Stop it with Ctrl+C. Its data and logs: ${DATA}`)
  console.log(`Today, for a phone or a desk:  ${address}`)
  console.log(`The wall:                      ${address}wall`)
}

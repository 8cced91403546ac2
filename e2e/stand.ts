// A whole centre for one test file: the real server and, if asked, the simulator, on data of their own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A running centre. `stopApi`/`startApi` play an outage; `key` is what a source sends with, `connectorKey` what one
 * that connectors.yaml names does.
 */
export interface Stand {
  readonly url: string
  readonly data: string
  /** Puts another build of the same screens in their place; the server names it once it starts again. */
  buildAgain(): void
  key(source: string, ...options: string[]): string
  connectorKey(connector: string): string
  startApi(): Promise<void>
  stopApi(signal?: NodeJS.Signals): Promise<void>
  startSimulator(...options: string[]): void
  close(): Promise<void>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (child.exitCode !== null) throw new Error(`The API stopped with exit code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The API was not ready within two minutes')
}

/** The district with connectors of its own, in a folder that goes with the data. */
function packWith(connectors: string, data: string): string {
  const pack = join(data, 'pack')
  cpSync(join(root, 'seed/duy-xuyen'), pack, { recursive: true })
  writeFileSync(join(pack, 'connectors.yaml'), connectors)
  return pack
}

/** The built screens in a folder of their own, so that another build can be put in their place. */
function screensIn(data: string): string {
  const web = join(data, 'web')
  cpSync(join(root, 'apps/dashboard/dist'), web, { recursive: true })
  return web
}

/** Opens a centre; `connectors` stands in place of the district's connectors.yaml. */
export async function openStand({ connectors }: { readonly connectors?: string } = {}): Promise<Stand> {
  const data = mkdtempSync(join(tmpdir(), 'ioc-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const web = screensIn(data)
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    IOC_DATA: data,
    IOC_PACK: connectors === undefined ? join(root, 'seed/duy-xuyen') : packWith(connectors, data),
    IOC_WEB: web,
    IOC_DEMO: '1',
  }
  let api: ChildProcess | undefined
  let simulator: ChildProcess | undefined
  const start = (args: string[]) =>
    spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })

  function ioc(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/api/src/cli/ioc.ts', ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`ioc ${args.join(' ')}: ${stdout}${stderr}`)
    return stdout
  }

  function keyFrom(...args: string[]): string {
    const key = /ioc_[\w-]+/.exec(ioc(...args))?.[0]
    if (!key) throw new Error(`no key was printed by ${args.join(' ')}`)
    return key
  }

  const stand: Stand = {
    url,
    data,
    key: (source, ...options) => keyFrom('source', 'add', source, ...options),
    connectorKey: (connector) => keyFrom('source', 'rotate', connector),
    buildAgain() {
      const page = join(web, 'index.html')
      appendFileSync(page, `<!-- built ${Date.now()} -->\n`)
      for (const packed of ['.br', '.gz']) rmSync(page + packed, { force: true })
    },
    async startApi() {
      api = start([...SERVER_FLAGS, 'apps/api/src/main.ts'])
      await untilReady(url, api)
    },
    async stopApi(signal = 'SIGTERM') {
      if (api) await ended(api, signal)
    },
    startSimulator(...options) {
      const keys = join(data, 'keys.json')
      ioc('source', 'apply', 'apps/simulator/sources.yaml', '--keys', keys)
      JSON.parse(readFileSync(keys, 'utf8'))
      simulator = start(['apps/simulator/src/main.ts', '--url', url, '--keys', keys, ...options])
    },
    async close() {
      for (const child of [simulator, api]) if (child) await ended(child, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
  await stand.startApi()
  return stand
}

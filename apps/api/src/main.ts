import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { PackError } from './pack/mistakes.ts'
import { readPack } from './pack/read-pack.ts'
import { openStore } from './store/open-store.ts'
import { DamagedStore } from './store/damaged-store.ts'

/** Longest wait for requests under way once asked to stop. */
const GRACE_MS = 5_000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const pack = readPack(config.pack)
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const { utcOffsetMinutes } = pack.catalogue
  const store = await openStore({ path: join(config.data, 'ioc.sqlite'), utcOffsetMinutes, onFault: console.error })
  const { http } = await buildApp({ config, pack, store, env: process.env, logger: { level: 'warn' } })
  const address = await http.listen({ host: config.host, port: config.port })
  console.log(`${pack.name.en} at ${address}`)
  if (!config.demonstration) console.log('People cannot sign in yet: whoever reaches this machine itself may look.')

  const stop = () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    void http
      .close()
      .then(() => store.close())
      .then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

main().catch((error: unknown) => {
  const expected = [ConfigError, PackError, DamagedStore].some((kind) => error instanceof kind)
  console.error(expected && error instanceof Error ? error.message : error)
  process.exit(1)
})

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../config.ts'
import { PackError } from '../pack/mistakes.ts'
import { readPack } from '../pack/read-pack.ts'
import { DamagedStore } from '../store/damaged-store.ts'
import { openStore } from '../store/open-store.ts'
import { COMMANDS } from './commands.ts'
import { findCommand, listCommands, runCommand } from './run-command.ts'

/** `npm run ioc -- <command>`: works beside a running server, on the same data and pack. */
async function main(words: readonly string[]): Promise<number> {
  const found = findCommand(COMMANDS, words)
  if (!found) {
    if (words.length > 0) console.error(`There is no command "${words.slice(0, 2).join(' ')}".`)
    console.error(listCommands(COMMANDS))
    return 2
  }
  const config = readConfig(process.env)
  const pack = readPack(config.pack)
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  const { utcOffsetMinutes } = pack.catalogue
  const store = await openStore({ path: join(config.data, 'ioc.sqlite'), utcOffsetMinutes, onFault: console.error })
  try {
    return await runCommand(found.command, { store, pack, args: found.args, print: (line) => console.log(line) })
  } finally {
    await store.close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const expected = [ConfigError, PackError, DamagedStore].some((kind) => error instanceof kind)
  console.error(expected && error instanceof Error ? error.message : error)
  process.exitCode = 1
}

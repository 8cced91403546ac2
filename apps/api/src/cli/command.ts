import type { Pack } from '../pack/pack.ts'
import type { Store } from '../store/store.ts'

/** What a command works on: opened before it runs, closed after. */
export interface CommandContext {
  readonly store: Store
  readonly pack: Pack
  /** What followed the command's name. */
  readonly args: readonly string[]
  print(line: string): void
}

/** One command of `npm run ioc -- …`. Its name may be of several words. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** Resolves to the exit code. Throws `UsageError` for wrong arguments, `Problem` for what cannot be done. */
  run(context: CommandContext): Promise<number>
}

/** The command was called wrongly; its usage is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

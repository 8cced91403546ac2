import { Problem } from '../errors.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

/** The command that the first words name, and what follows them; undefined where they name none. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly args: readonly string[] } | undefined {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) return { command, args: words.slice(name.length) }
  }
  return undefined
}

/** What can be called. */
export function listCommands(commands: readonly Command[]): string {
  const lines = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return ['Usage: npm run ioc -- <command>', ...lines].join('\n')
}

/** Runs a command; what it cannot do is printed and gives 1, a wrong call shows its usage and gives 2. */
export async function runCommand(command: Command, context: CommandContext): Promise<number> {
  try {
    return await command.run(context)
  } catch (error) {
    if (error instanceof Problem) {
      context.print(error.message)
      return 1
    }
    if (!isWrongCall(error)) throw error
    context.print(`${error.message}\nUsage: npm run ioc -- ${command.usage}`)
    return 2
  }
}

function isWrongCall(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

import { readFileSync } from 'node:fs'
import { Problem } from '../errors.ts'
import { readFile } from './read/read-file.ts'
import type { ReadTask, ReadTold } from './read-file-apart.ts'
import { understand } from './understand/understand.ts'

/** The process that reads one file: what goes wrong in it, in memory or in time, ends it and nothing else. */
async function run({ path, knowledge, choices }: ReadTask): Promise<ReadTold> {
  try {
    const book = await readFile(
      readFileSync(path),
      (rows) => process.send?.({ rows } satisfies ReadTold),
      choices.delimiter,
    )
    return { reading: understand(book, knowledge, choices) }
  } catch (error) {
    if (error instanceof Problem) return { fault: { id: error.id, detail: error.message } }
    return { crash: error instanceof Error ? String(error.stack) : String(error) }
  }
}

process.once('message', async (task: ReadTask) => {
  // What was said must have left before the way is closed; nothing keeps the process after that.
  process.send?.(await run(task), () => process.disconnect())
})

// Answers questions about the past in a process of its own: one at a time, until whoever asked is gone.
import type { Beginning } from '../../capped-answerer.ts'
import { openStoreReader } from '../../store/open-reader.ts'
import { createAnswer } from './answer.ts'
import type { FromPast, PastBeginning, ToPast } from './apart.ts'

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function handlerOf({ place, catalogue }: PastBeginning): (message: ToPast) => Promise<void> {
  const answer = createAnswer(openStoreReader(place), catalogue)
  let underWay: AbortController | undefined
  return async (message) => {
    if (message === 'stop') return underWay?.abort()
    underWay = new AbortController()
    try {
      tell({ found: await answer(message, underWay.signal) })
    } catch (error) {
      tell({ fault: textOf(error) })
    }
  }
}

function tell(message: FromPast): void {
  process.send?.(message)
}

process.once('message', (beginning: PastBeginning) => {
  try {
    const handle = handlerOf(beginning)
    process.on('message', (message: ToPast) => void handle(message))
    process.send?.('ready' satisfies Beginning)
  } catch (error) {
    process.send?.({ cannot: textOf(error) } satisfies Beginning, () => process.exit(1))
  }
})

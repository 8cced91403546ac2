// Answers questions about the past in a process of its own: one at a time, until whoever asked is gone.
import { openStoreReader } from '../../store/open-reader.ts'
import { createAnswer } from './answer.ts'
import type { FromPast, PastBeginning, ToPast } from './apart.ts'

let answer: ReturnType<typeof createAnswer> | undefined
let underWay: AbortController | undefined

async function handle(message: ToPast): Promise<void> {
  if (message === 'stop') return underWay?.abort()
  if ('place' in message) return begin(message)
  underWay = new AbortController()
  try {
    const found = await answer?.(message, underWay.signal)
    if (found === undefined) throw new Error('A question came before it was told where to read.')
    tell({ found })
  } catch (error) {
    tell({ fault: textOf(error) })
  }
}

function begin({ place, catalogue }: PastBeginning): void {
  try {
    answer = createAnswer(openStoreReader(place), catalogue)
  } catch (error) {
    process.send?.({ ended: textOf(error) } satisfies FromPast, () => process.exit(1))
  }
}

const textOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function tell(message: FromPast): void {
  process.send?.(message)
}

process.on('message', (message: ToPast) => void handle(message))

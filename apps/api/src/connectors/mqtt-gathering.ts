import { createTurns } from './turns.ts'
import type { OpenContext, OptionsOf } from './connector.ts'
import { messageOf } from './faults.ts'
import { momentOf } from './moment.ts'
import type { Listener } from './mqtt-listener.ts'
import { createListener } from './mqtt-listeners.ts'
import { matches } from './mqtt-filters.ts'
import { type Heard, readPayload } from './mqtt-message.ts'

/** Messages held between two hand-overs; what comes beyond is counted and let go. */
const MOST_HELD = 20_000
const MOST_BYTES = 64 * 1024
const MOST_WAITING = 50_000

export interface RawMessage {
  readonly topic: string
  readonly payload: Buffer
  readonly retained: boolean
  /** The topics of the mappings it was heard for; of the others another connection brings it. */
  readonly for: ReadonlySet<string>
}

/** Turns what is heard into readings, and hands them over in turns. */
export interface Gathering {
  hear(message: RawMessage): void
  /** From now on silence means something. */
  listening(): void
  /** From now on it does not: we are cut off. */
  deaf(): void
  close(): Promise<void>
}

/** What the topics of the options say is made of messages; at most one hand-over in `every` seconds. */
export function createGathering({ topics, every }: OptionsOf<'mqtt'>, context: OpenContext): Gathering {
  const memory = asRecord(context.recall())
  const listeners = topics.map((mapping) => {
    const key = JSON.stringify(mapping)
    return { key, topic: mapping.topic, listener: createListener(mapping, context, memory[key]) }
  })
  const waiting = new Map<string, object>()
  let held = 0
  let leftOut = 0

  async function handOver(): Promise<void> {
    held = 0
    const moment = momentOf(context.now(), context.offset)
    for (const { listener } of listeners) await collect(listener)
    if (listeners.some(({ listener }) => listener.changed())) {
      // Before they are handed over: told again after a fall they are only unchanged, added again they were wrong.
      await context.remember(Object.fromEntries(listeners.map(({ key, listener }) => [key, listener.memory()])))
    }
    if (waiting.size === 0 && leftOut === 0) return
    const [rows, without] = [[...waiting], leftOut]
    leftOut = 0
    await context.deliver(
      rows.map(([, row]) => row),
      without,
    )
    for (const [key, row] of rows) if (waiting.get(key) === row) waiting.delete(key)

    async function collect(listener: Listener): Promise<void> {
      const made = await listener.rows(moment)
      leftOut += made.leftOut
      for (const row of made.rows) {
        if (waiting.size >= MOST_WAITING) leftOut++
        else waiting.set(keyOf(row), row)
      }
    }
  }

  const turns = createTurns(handOver, every * 1000, (error) => context.failed(messageOf(error)))
  return {
    hear({ topic, payload, retained, for: heardFor }) {
      if (held >= MOST_HELD || payload.length > MOST_BYTES) {
        leftOut++
        return
      }
      held++
      const heard: Heard = {
        topic,
        levels: topic.split('/'),
        payload: readPayload(payload),
        at: context.now(),
        retained,
      }
      for (const one of listeners) if (heardFor.has(one.topic) && matches(one.topic, topic)) one.listener.hear(heard)
    },
    listening: () => listeners.forEach(({ listener }) => listener.listening(context.now())),
    deaf: () => listeners.forEach(({ listener }) => listener.deaf()),
    close: () => turns.close(),
  }
}

/** Two rows with the same key say the same thing at the same time: the later one is right. */
function keyOf(row: object): string {
  return JSON.stringify(['measure', 'unit', 'period', 'at'].map((field): unknown => Reflect.get(row, field)))
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

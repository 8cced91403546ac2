import type { MqttMapping } from '@ioc/contract'
import type { OpenContext } from './connector.ts'
import { createCounter } from './mqtt-counter.ts'
import { createHeartbeats } from './mqtt-heartbeats.ts'
import type { Listener } from './mqtt-listener.ts'
import { createExpression, createValues } from './mqtt-values.ts'

/** The listener of a mapping, with what it remembered last. */
export function createListener(mapping: MqttMapping, context: OpenContext, memory: unknown): Listener {
  if (mapping.as === 'value') return createValues(mapping, context)
  if (mapping.as === 'jsonata') return createExpression(mapping, context)
  if (mapping.as === 'counter') return createCounter(mapping, context, memory)
  return createHeartbeats(mapping, context, memory)
}

import type { MqttMapping, MqttOptions } from '@ioc/contract'
import { checkAddress } from './check-connectors.ts'
import { checkExpression } from './check-expression.ts'
import type { CheckFacts } from './connector-facts.ts'
import type { Refuse } from './open-file.ts'

/** A broker that may be reached, and topics whose messages can become readings. */
export function checkMqtt(options: MqttOptions, facts: CheckFacts, refuse: Refuse): void {
  checkAddress(options.url, options.allow, refuse)
  const { username } = options
  if (options.password !== undefined && username === undefined) refuse(['username'], 'is missing beside a password')
  options.topics.forEach((mapping, index) => {
    const within: Refuse = (path, detail) => refuse(['topics', index, ...path], detail)
    if (mapping.as === 'jsonata') return checkExpression(['rows'], mapping.rows, facts, within)
    facts.measure(['measure'], mapping.measure, within)
    checkKind(mapping, facts, within)
    checkUnit(mapping.unit, mapping.topic, facts, within)
  })
}

type Simple = Exclude<MqttMapping, { as: 'jsonata' }>

function checkKind(mapping: Simple, { measures }: CheckFacts, refuse: Refuse): void {
  const measure = measures.get(mapping.measure)
  if (measure === undefined) return
  if (mapping.as === 'counter' && measure.grain !== 'day') {
    refuse(['measure'], `${measure.id} is not a flow by day, which is what a counter adds up`)
  }
  if (mapping.as === 'heartbeat' && measure.kind !== 'stock') {
    refuse(['measure'], `${measure.id} is a flow, and how many devices are alive is a stock`)
  }
}

function checkUnit(unit: Simple['unit'], topic: string, facts: CheckFacts, refuse: Refuse): void {
  if (typeof unit === 'string') return facts.unit(['unit'], unit, refuse)
  const levels = topic.split('/')
  if (unit.level > levels.length && levels.at(-1) !== '#') {
    refuse(['unit', 'level'], `${topic} has ${levels.length} levels`)
  }
  for (const [theirs, code] of Object.entries(unit.codes ?? {})) facts.unit(['unit', 'codes', theirs], code, refuse)
}

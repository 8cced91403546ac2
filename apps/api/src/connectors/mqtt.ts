import { connect as plain, isIP, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { MqttOptions } from '@ioc/contract'
import { MqttClient } from 'mqtt'
import type { ConnectorDefinition, OptionsOf } from './connector.ts'
import { createGuard } from './guard.ts'
import { matches, type Subscription, subscriptionsApart } from './mqtt-filters.ts'
import { createGathering, type RawMessage } from './mqtt-gathering.ts'
import { createRedeliveries } from './mqtt-redeliveries.ts'
import { tlsFault } from './tls-faults.ts'

type Options = OptionsOf<'mqtt'>

const RECONNECT_MS = 2_000
const CONNECT_WITHIN_MS = 10_000
const QUALITY = 1
const REFUSED = 128

/** Listens to a broker and makes readings of what it hears; comes back for ever when it is cut off. */
export const mqtt: ConnectorDefinition<'mqtt'> = {
  kind: 'mqtt',
  options: MqttOptions,
  hands: 'readings',
  open(options, context) {
    const gathering = createGathering(options, context)
    const groups = subscriptionsApart(options.topics.map(({ topic }) => topic))
    const listening = new Set<Subscription[]>()
    let down = false
    const fell = (group: Subscription[], why: string) => {
      listening.delete(group)
      gathering.deaf()
      // Told once for each time it is down, however often it tries.
      if (!down) context.failed(why)
      down = true
    }
    const listens = (group: Subscription[]) => {
      listening.add(group)
      if (listening.size < groups.length) return
      down = false
      gathering.listening()
      context.well()
    }
    const clients = groups.map((group) =>
      listen(options, group, { listens: () => listens(group), fell: (why) => fell(group, why), hear: gathering.hear }),
    )
    return {
      async close() {
        await Promise.all(clients.map((client) => client.endAsync(true)))
        await gathering.close()
      },
    }
  },
}

interface Ear {
  /** All of the group is subscribed to. */
  listens(): void
  fell(why: string): void
  hear(message: RawMessage): void
}

/** Subscribes to a group of filters that have no topic in common, over a connection of its own. */
function listen(options: Options, group: readonly Subscription[], { listens, fell, hear }: Ear): MqttClient {
  const { host } = new URL(options.url)
  const unreachable = (error: Error) =>
    fell(tlsFault(host, error) ?? `The broker cannot be reached: ${error.message || 'no answer'}`)
  const client = connect(options, unreachable)
  const heard = createRedeliveries()
  client.on('connect', () => {
    heard.forget()
    const filters = group.map(({ filter }) => filter)
    client.subscribe(filters, { qos: QUALITY }, (error, granted) => {
      const refused = granted?.filter(({ qos }) => qos === REFUSED).map(({ topic }) => topic) ?? []
      if (refused.length > 0) return fell(`The broker does not let us listen to ${refused.join(', ')}.`)
      if (error) return fell(`The broker does not let us listen: ${error.message}`)
      listens()
    })
  })
  client.on('message', (topic, payload, packet) => {
    if (heard.isAgain(packet)) return
    const subscription = group.find(({ filter }) => matches(filter, topic))
    if (subscription) hear({ topic, payload, retained: packet.retain, for: subscription.for })
  })
  client.on('error', unreachable)
  client.on('close', () => fell('The connection to the broker is closed.'))
  return client
}

function connect({ url, allow, ca, username, password }: Options, unreachable: (error: Error) => void): MqttClient {
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const guard = createGuard(allow)
  guard.admit(host)
  if (protocol === 'mqtt:' && !allow.plain.includes(host)) throw new Error(`${host} is not among allow.plain.`)
  // Resolved anew for each connection, and connected to what was resolved then.
  const to = { host, lookup: guard.lookup, autoSelectFamily: false }
  const begin = (): Socket =>
    protocol === 'mqtt:'
      ? plain({ ...to, port: Number(port || 1883) })
      : secure({
          ...to,
          port: Number(port || 8883),
          // An address has no name to ask for; its certificate is held to the address.
          ...(isIP(host) === 0 && { servername: host }),
          ...(ca !== undefined && { ca }),
        })
  // Errors without a code, such as our own, the client keeps to itself.
  const stream = () => begin().once('error', unreachable)
  return new MqttClient(stream, {
    reconnectPeriod: RECONNECT_MS,
    reconnectOnConnackError: true,
    connectTimeout: CONNECT_WITHIN_MS,
    clean: true,
    protocolVersion: 4,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  })
}

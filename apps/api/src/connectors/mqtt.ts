import { connect as plain, isIP, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { MqttOptions } from '@ioc/contract'
import { MqttClient } from 'mqtt'
import type { ConnectorDefinition, OptionsOf } from './connector.ts'
import { createGuard } from './guard.ts'
import { createGathering } from './mqtt-gathering.ts'
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
    let down = false
    const fell = (why: string) => {
      gathering.deaf()
      // Told once for each time it is down, however often it tries.
      if (!down) context.failed(why)
      down = true
    }
    const { host } = new URL(options.url)
    const unreachable = (error: Error) =>
      fell(tlsFault(host, error) ?? `The broker cannot be reached: ${error.message || 'no answer'}`)
    const client = connect(options, unreachable)
    client.on('connect', () => {
      client.subscribe(
        options.topics.map(({ topic }) => topic),
        { qos: QUALITY },
        (error, granted) => {
          const refused = granted?.filter(({ qos }) => qos === REFUSED).map(({ topic }) => topic) ?? []
          if (refused.length > 0) return fell(`The broker does not let us listen to ${refused.join(', ')}.`)
          if (error) return fell(`The broker does not let us listen: ${error.message}`)
          down = false
          gathering.listening()
          context.well()
        },
      )
    })
    client.on('message', (topic, payload, { retain }) => gathering.hear({ topic, payload, retained: retain }))
    client.on('error', unreachable)
    client.on('close', () => fell('The connection to the broker is closed.'))
    return {
      async close() {
        await client.endAsync(true)
        await gathering.close()
      },
    }
  },
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

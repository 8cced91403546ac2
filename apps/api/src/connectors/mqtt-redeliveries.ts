/** What tells a message from its redelivery, as the packet has it. */
interface Delivered {
  readonly dup: boolean
  readonly messageId?: number | undefined
  readonly topic: string
  readonly payload: Buffer | string
}

/** Acknowledged messages a broker may still send again; it has at most as many under way. */
const MOST = 1_000

/**
 * Knows a message that comes again because its acknowledgement was lost: marked as a duplicate, under an identifier
 * under which the same was heard on this connection (MQTT 3.1.1, 4.4).
 */
export function createRedeliveries() {
  const heard = new Map<number, string>()
  return {
    isAgain({ dup, messageId, topic, payload }: Delivered): boolean {
      if (messageId === undefined) return false
      const said = `${topic}\n${payload.toString('base64')}`
      const again = dup && heard.get(messageId) === said
      heard.delete(messageId)
      heard.set(messageId, said)
      const [oldest] = heard.keys()
      if (heard.size > MOST && oldest !== undefined) heard.delete(oldest)
      return again
    },
    /** Identifiers begin anew with a connection. */
    forget: () => heard.clear(),
  }
}

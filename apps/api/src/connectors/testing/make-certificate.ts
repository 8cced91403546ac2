import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const A_DAY = 86_400_000

/** An authority of a test's own, and what it certifies; PEM throughout. */
export interface Authority {
  readonly ca: string
  /** Key and certificate of a server on 127.0.0.1, or of what `as` says. */
  issue(as?: { readonly name?: string; readonly until?: Date }): { readonly key: string; readonly cert: string }
}

/** Makes an authority with a key of its own: one certificate says that it is one. */
export function createAuthority(name: string): Authority {
  const pair = generateKeyPairSync('ed25519')
  const self = { subject: name, issuer: name, key: pair.publicKey, signer: pair.privateKey }
  const isAuthority = extension('551d13', seq(tag(0x01, Buffer.from([0xff]))))
  return {
    ca: certificate({ ...self, extensions: [isAuthority] }),
    issue({ name: host = '127.0.0.1', until } = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      const names = extension('551d11', seq(generalName(host)))
      const asked = { subject: host, issuer: name, key: publicKey, signer: pair.privateKey, until, extensions: [names] }
      return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificate(asked) }
    },
  }
}

interface Asked {
  readonly subject: string
  readonly issuer: string
  readonly key: KeyObject
  readonly signer: KeyObject
  readonly until?: Date | undefined
  readonly extensions: readonly Buffer[]
}

/** X.509 version 3 as RFC 5280 lays it out, signed with Ed25519 (RFC 8410). */
function certificate({ subject, issuer, key, signer, until, extensions }: Asked): string {
  const from = new Date(Date.now() - 2 * A_DAY)
  const dates = seq(time(from), time(until ?? new Date(Date.now() + A_DAY)))
  const spki = key.export({ type: 'spki', format: 'der' })
  const serial = tag(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const version = tag(0xa0, tag(0x02, Buffer.from([2])))
  const rest = tag(0xa3, seq(...extensions))
  const body = seq(version, serial, ED25519, nameOf(issuer), dates, nameOf(subject), spki, rest)
  const signature = tag(0x03, Buffer.concat([Buffer.from([0]), sign(null, body, signer)]))
  const text = seq(body, ED25519, signature).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${text.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** One DER value. */
function tag(kind: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([kind, ...size]), content])
}

const seq = (...parts: readonly Buffer[]) => tag(0x30, Buffer.concat(parts))
const oid = (hex: string) => tag(0x06, Buffer.from(hex, 'hex'))
const ED25519 = seq(oid('2b6570'))
const nameOf = (text: string) => seq(tag(0x31, seq(oid('550403'), tag(0x0c, Buffer.from(text)))))
/** `YYYYMMDDHHMMSSZ` without its century. */
const time = (at: Date) =>
  tag(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replaceAll(/[-:T]|\..*/g, '')
        .slice(2)}Z`,
    ),
  )
/** Critical, so that nobody overlooks it. */
const extension = (id: string, value: Buffer) => seq(oid(id), tag(0x01, Buffer.from([0xff])), tag(0x04, value))

function generalName(host: string): Buffer {
  const parts = host.split('.').map(Number)
  return parts.some(Number.isNaN) ? tag(0x82, Buffer.from(host)) : tag(0x87, Buffer.from(parts))
}

import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { ConnectorAllow } from '@ioc/contract'

/** Not the public internet: private, loopback, link-local, shared, test, multicast, and IPv4 in disguise. */
const SPECIAL = createRanges(
  (
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 ' +
    '198.18.0.0/15 224.0.0.0/4 240.0.0.0/4 ' +
    '::/128 ::1/128 64:ff9b::/96 2001::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8'
  ).split(' '),
)

/** Says which machines a connector may reach. */
export interface Guard {
  /** Throws where a host must not be reached. A name that passes is still held to what it resolves to. */
  admit(host: string): void
  /** For `connect`: resolves a name once, and gives only addresses that may be reached, so that no second answer counts. */
  readonly lookup: LookupFunction
}

/** A guard for the hosts and ranges someone listed. */
export function createGuard(allow: ConnectorAllow): Guard {
  const listed = createRanges(allow.networks)
  const isOpen = (address: string) => !isIn(SPECIAL, address) || isIn(listed, address)

  return {
    admit(host) {
      if (!allow.hosts.includes(host)) throw new Error(`${host} is not among allow.hosts.`)
      if (isIP(host) !== 0 && !isOpen(host)) throw closed(host, host)
    },
    lookup(host, options, give) {
      resolve(host, { all: true, verbatim: true, family: options.family ?? 0 }, (error, found) => {
        const first = found?.[0]
        if (error || !first) return give(error ?? new Error(`${host} has no address.`), '', 4)
        const bad = found.find(({ address }) => !isOpen(address))
        if (bad) return give(closed(host, bad.address), '', 4)
        if (options.all) give(null, [first])
        else give(null, first.address, first.family)
      })
    },
  }
}

function createRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}

/** A mapped address (`::ffff:10.0.0.1`) is held to the ranges of its IPv4 part too. */
const isIn = (ranges: BlockList, address: string) => ranges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const closed = (host: string, address: string) =>
  new Error(`${host} is ${address}, a private address that allow.networks does not list.`)

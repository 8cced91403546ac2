import { BlockList, isIP } from 'node:net'
import { normalize } from 'node:path'
import type {
  ConnectorAllow,
  DossierSyncOptions,
  FolderOptions,
  HttpJsonOptions,
  Portal766Options,
} from '@ioc/contract'
import { checkExpression } from './check-expression.ts'
import type { CheckFacts } from './connector-facts.ts'
import type { Refuse } from './open-file.ts'

/** The address may be reached, and without TLS only where that is said. */
export function checkAddress(url: string, allow: ConnectorAllow, refuse: Refuse): void {
  const { hostname, protocol } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  if (!allow.hosts.includes(host)) refuse(['url'], `${host} is not among allow.hosts`)
  const bare = protocol === 'http:' || protocol === 'mqtt:'
  if (bare && !allow.plain.includes(host)) refuse(['url'], `speaks without TLS, and ${host} is not among allow.plain`)
  allow.networks.forEach((range, index) => {
    if (!isRange(range)) refuse(['allow', 'networks', index], `${range} is not a range such as 10.20.0.0/16`)
  })
}

function isRange(range: string): boolean {
  const [address = '', prefix] = range.split('/')
  const version = isIP(address)
  if (version === 0) return false
  try {
    new BlockList().addSubnet(address, Number(prefix ?? (version === 4 ? 32 : 128)), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

export function checkHttpJson(options: HttpJsonOptions, facts: CheckFacts, refuse: Refuse): void {
  checkAddress(options.url, options.allow, refuse)
  checkExpression(['rows'], options.rows, facts, refuse)
}

/** Flows are reported for the period the portal is asked about, so their grain must be it. */
export function checkPortal766(options: Portal766Options, facts: CheckFacts, refuse: Refuse): void {
  checkAddress(options.url, options.allow, refuse)
  checkUnits(options.units, facts, refuse)
  const fed = Object.entries(options.measures)
  if (fed.length === 0) refuse(['measures'], 'names no measure to feed')
  for (const [key, id] of fed) {
    facts.measure(['measures', key], id, refuse)
    const grain = facts.measures.get(id)?.grain
    if (grain && grain !== options.period) {
      refuse(['measures', key], `${id} is counted by ${grain}, and the portal is asked by ${options.period}`)
    }
  }
}

export function checkFolder(options: FolderOptions, refuse: Refuse): void {
  if (normalize(options.path) !== options.path) refuse(['path'], `expected a plain path: ${normalize(options.path)}`)
}

export function checkDossierSync(options: DossierSyncOptions, facts: CheckFacts, refuse: Refuse): void {
  if (Object.keys(options.units).length === 0) refuse(['units'], 'names no unit, so that no dossier could be placed')
  checkUnits(options.units, facts, refuse)
}

function checkUnits(units: Readonly<Record<string, string>>, facts: CheckFacts, refuse: Refuse): void {
  for (const [theirs, code] of Object.entries(units)) facts.unit(['units', theirs], code, refuse)
}

import { codeOf } from './faults.ts'

const UNTRUSTED = new Set([
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])
const NOT_TLS = new Set(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'])

/** What is wrong with the certificate a host shows, and what to do; undefined where an error is about something else. */
export function tlsFault(host: string, error: unknown): string | undefined {
  const code = codeOf(error) ?? ''
  const shown = `The certificate that ${host} shows`
  if (UNTRUSTED.has(code))
    return `${shown} is not from an authority we trust (${code}). Name that authority’s file as ca in connectors.yaml.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `${shown} is not for that name. It must be put right over there.`
  if (code === 'CERT_HAS_EXPIRED') return `${shown} has expired. It must be renewed over there.`
  if (code === 'CERT_NOT_YET_VALID') return `${shown} is not valid yet. Look at its dates, and at our clock.`
  if (NOT_TLS.has(code)) return `${host} does not speak TLS as we do (${code}). Look at the address and its port.`
  return undefined
}

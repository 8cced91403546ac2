import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { isLoopback } from '../config.ts'
import { Problem } from '../errors.ts'

interface Headers {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly 'sec-fetch-site'?: string | string[] | undefined
}

/** What asks for something and changes nothing (RFC 9110 9.2.1): a link on another site may lead here. */
const SAFE: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a browser says of its own pages, and of an address that a person typed (Fetch Metadata). */
const OURS: ReadonlySet<unknown> = new Set(['same-origin', 'none', undefined])
const OTHERS_PAGE = 'Pages of other sites may not call this server.'

/**
 * Why a request's Host or Origin is not accepted, or null. On loopback a foreign Host is a page elsewhere
 * whose name was pointed at this machine (DNS rebinding). An Origin other than our own is another site's page,
 * and so is a write without an Origin of which the browser says that it comes from elsewhere. Another port is another
 * site. Programs send neither header.
 */
export function foreign(headers: Headers, loopbackOnly: boolean, method: string | undefined): string | null {
  const { host, origin, 'sec-fetch-site': site } = headers
  const name = nameOf(host)
  if (name === undefined) return 'The Host header is missing or not understood.'
  if (loopbackOnly && !isLoopback(name)) return `This server answers to localhost only, not to ${name}.`
  if (origin === undefined) return SAFE.has(method) || OURS.has(site) ? null : OTHERS_PAGE
  const from = URL.canParse(origin) ? new URL(origin).host : undefined
  return from === host ? null : OTHERS_PAGE
}

const nameOf = rememberLast((host: string | undefined) => {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined
})

/** Almost every request bears the Host of the one before it, and parsing one costs as much as storing a reading. */
function rememberLast<A, B>(work: (asked: A) => B): (asked: A) => B {
  let last: { readonly asked: A; readonly answer: B } | undefined
  return (asked) => {
    if (last === undefined || last.asked !== asked) last = { asked, answer: work(asked) }
    return last.answer
  }
}

const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // Charts and the API's description set styles on elements; no script can come this way.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  // There is no TLS on loopback, so nothing may be upgraded to it.
  upgradeInsecureRequests: null,
}

/** Security headers, and the refusal of foreign hosts and origins, on every answer. */
export const security = fp(async (app: FastifyInstance, { loopbackOnly }: { loopbackOnly: boolean }) => {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })
  app.addHook('onRequest', ({ headers, method }, _reply, done) => {
    const why = foreign(headers, loopbackOnly, method)
    done(why === null ? undefined : new Problem('forbidden', why))
  })
})

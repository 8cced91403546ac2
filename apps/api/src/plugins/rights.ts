import type { FastifyInstance, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'
import { type Actor, may, type Right } from '../rights.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; a route without one stops the start. */
    right?: Right
  }
  interface FastifyInstance {
    /** Every route there is. */
    routesDeclared: readonly RouteOptions[]
  }
  interface FastifyRequest {
    actor: Actor
  }
}

/** Tells who is asking from the request's headers; the same for routes and sockets. */
export type Identify = (headers: Readonly<Record<string, string | string[] | undefined>>) => Promise<Actor>

export interface IdentifyDeps {
  /** The source of a key, or undefined when the key is unknown, expired or revoked. */
  readonly authenticate: (key: string) => Promise<{ readonly source: string; readonly keyId: string } | undefined>
  /** Until people can sign in, whoever reaches loopback or a demonstration is its guest. */
  readonly guests: boolean
}

/**
 * A Bearer key makes a source. A key that is not good never falls back to the guest: whoever shows
 * one is told that it does not work.
 */
export function createIdentify({ authenticate, guests }: IdentifyDeps): Identify {
  return async ({ authorization }) => {
    if (authorization === undefined) return guests ? { kind: 'guest' } : { kind: 'anonymous' }
    const key = typeof authorization === 'string' ? /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization)?.[1] : undefined
    const found = key === undefined ? undefined : await authenticate(key)
    return found ? { kind: 'source', id: found.source, keyId: found.keyId } : { kind: 'anonymous' }
  }
}

/** Holds every route to its declared right, and the start to every route declaring one. */
export const rights = fp(async (app: FastifyInstance, { identify }: { identify: Identify }) => {
  const routes: RouteOptions[] = []
  app.decorate('routesDeclared', routes)
  app.decorateRequest('actor')
  app.addHook('onRoute', (route) => void routes.push(route))
  app.addHook('onReady', async () => {
    const bare = routes.filter(({ config }) => config?.right === undefined)
    if (bare.length === 0) return
    throw new Error(`No right is declared for ${bare.map(({ method, url }) => `${String(method)} ${url}`).join(', ')}`)
  })
  app.addHook('onRequest', async (request, reply) => {
    request.actor = await identify(request.headers)
    const { right } = request.routeOptions.config
    if (request.is404 || (right !== undefined && may(request.actor, right))) return
    if (request.actor.kind === 'source')
      throw new Problem('forbidden', `A source's key does not give ${String(right)}.`)
    reply.header('www-authenticate', 'Bearer')
    throw new Problem('unauthorised', 'Send a valid key as "Authorization: Bearer <key>".')
  })
})

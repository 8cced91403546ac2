import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'
import { NEVER_TURNED_AWAY } from './limits.ts'
import { asksForPage } from './problems.ts'

/** A name with the content's hash in it: what it holds never changes. */
const HASHED = /[-.][\w-]{8,}\.\w+$/
const A_YEAR = 31_536_000
/** The centre's mark: shown by the page and by the browser around it, and asked for once by both. */
const MARK = /\.(svg|png)$/
const AN_HOUR = 3_600

/** What the built screens are called until the next build: a digest of their page, `none` without screens. */
export function buildOf(web: string | null): string {
  const page = web === null ? null : join(web, 'index.html')
  if (page === null || !existsSync(page)) return 'none'
  return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12)
}

/** Whether a path may be asked for: no dotfile, no source map. */
export function isServed(path: string): boolean {
  return !path.endsWith('.map') && !path.split('/').some((part) => part.startsWith('.'))
}

function keptFor(path: string): string {
  if (path.includes('/assets/') && HASHED.test(path)) return `public, max-age=${A_YEAR}, immutable`
  return MARK.test(path) ? `public, max-age=${AN_HOUR}` : 'no-cache'
}

/**
 * The built screens at the root. A path without a file is a screen of the page (`/wall`), unless it is an
 * asset's or the API's. Hashed assets are kept for ever, the centre's mark for an hour, the page is asked for anew
 * each time.
 */
export const screens = fp(async (app: FastifyInstance, { web }: { web: string | null }) => {
  if (web === null || !existsSync(join(web, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: web,
    serve: false,
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', keptFor(path.replace(/\.(br|gz)$/, '')))
    },
  })
  const options = { config: { right: 'public', ...NEVER_TURNED_AWAY }, schema: { hide: true } } as const
  app.get('/*', options, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/')
    if (!isServed(path)) throw new Problem('not-found', `There is nothing at ${path}.`)
    if (path !== '/' && existsSync(join(web, path))) return reply.sendFile(path.slice(1))
    const ofThePage = asksForPage(request) && !/^\/(api|docs|assets|socket\.io)(\/|$)/.test(path)
    if (path === '/' || ofThePage) return reply.sendFile('index.html')
    throw new Problem('not-found', `There is nothing at ${path}.`)
  })
})

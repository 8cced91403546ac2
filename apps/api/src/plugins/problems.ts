import type { ProblemBody } from '@ioc/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem, type ProblemId, PROBLEMS } from '../errors.ts'
import { boundOf } from './bodies.ts'
import { answerWhileReading, hasMore, READ_ON_BYTES } from './read-on.ts'

/** Fastify's own refusals, in our words. Whatever is not here and is a 4xx is a bad request. */
const OF_FASTIFY: ReadonlyMap<number, ProblemId> = new Map([
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [413, 'too-large'],
  [415, 'unsupported-format'],
  [429, 'too-many'],
  [503, 'not-ready'],
])

/** The body of a problem (RFC 9457). */
export function problemBody({ id, message, errors }: Pick<Problem, 'id' | 'message' | 'errors'>): ProblemBody {
  const { status, title } = PROBLEMS[id]
  return { type: `urn:ioc:problem:${id}`, title, status, detail: message, ...(errors ? { errors: [...errors] } : {}) }
}

/** What the caller is told of an error: problems as they are, Fastify's refusals translated, all else hidden. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      column: instancePath.slice(1).replaceAll('/', '.'),
      code: 'bad-value',
      detail: message ?? 'is not as described',
    }))
    return new Problem('bad-request', `The ${error.validationContext ?? 'request'} is not as described.`, errors)
  }
  const { statusCode = 500, message = '' } = (error instanceof Error ? error : {}) as Partial<FastifyError>
  if (statusCode === 503) return new Problem('not-ready', 'Too busy at the moment; try again shortly.')
  if (statusCode < 400 || statusCode >= 500) return new Problem('internal', 'It was logged; nothing was stored.')
  return new Problem(OF_FASTIFY.get(statusCode) ?? 'bad-request', message)
}

/** The one error handler: every error leaves as problem+json, and what is our own fault is logged and hidden. */
export const problems = fp(async (app: FastifyInstance) => {
  const known: { readonly method: string | string[]; readonly shape: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.includes('*')) known.push({ method, shape: shapeOf(url) })
  })
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error)
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed')
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const [path = ''] = request.url.split('?')
    const methods = known.filter(({ shape }) => shape.test(path)).flatMap(({ method }) => method)
    if (methods.length === 0) return sendProblem(reply, new Problem('not-found', `There is nothing at ${path}.`))
    reply.header('allow', [...new Set(methods)].toSorted().join(', '))
    return sendProblem(reply, new Problem('method-not-allowed', `${request.method} is not taken at ${path}.`))
  })
})

/** What Fastify refuses before any route or hook is there: a path that cannot be decoded. */
export function frameworkErrors(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply, asProblem(error))
}

/** After how many seconds to come again where nobody knows better. */
const RETRY_AFTER_S = 1
const PASSES: ReadonlySet<number> = new Set([429, 503])

/** Sends a problem as the answer; of what passes by itself it says when to come again. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (PASSES.has(problem.status) && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER_S)
  const body = JSON.stringify(problemBody(problem))
  reply.code(problem.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8')
  const { raw } = reply.request
  if (!hasMore(raw)) return reply.removeHeader('connection').send(body)
  const most = Math.max(READ_ON_BYTES, boundOf(reply.request))
  if (Number(raw.headers['content-length'] ?? 0) > most) reply.header('connection', 'close')
  // Fastify closes by itself after a refusal, which would take the answer away from who still sends.
  else reply.removeHeader('connection')
  return reply.header('content-length', Buffer.byteLength(body)).send(answerWhileReading(body, raw, most))
}

/** Whether the caller is a person's browser asking for a page. */
export function asksForPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
}

function shapeOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return new RegExp(`^${parts.join('/')}$`)
}

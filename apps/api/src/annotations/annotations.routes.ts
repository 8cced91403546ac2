import { Annotation, AnnotationInput, AnnotationList, AnnotationQuery } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Annotations } from './annotations.ts'

export interface AnnotationRoutesDeps {
  readonly annotations: Annotations
  /** Told `annotations` when one was made or removed. */
  readonly announce: (thing: string) => void
}

const OfAnnotation = z.object({ annotation: z.uuid() })
const Gone = z.null().describe('It is not shown any more; as of earlier it still is')
const write = { right: 'annotations.write' } as const
const tags = ['annotations']

/** `/annotations`: remarks on an indicator or a unit over some days. */
export async function annotationRoutes(bare: FastifyInstance, deps: AnnotationRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { annotations, announce } = deps
  const list = {
    tags,
    summary: 'The remarks that touch some days',
    querystring: AnnotationQuery,
    response: { 200: AnnotationList },
  }
  app.get('/annotations', { config: { right: 'snapshot.read' }, schema: list }, async ({ query }) => ({
    annotations: [...(await annotations.list(query))],
  }))
  const make = { tags, summary: 'Make a remark', body: AnnotationInput, response: { 201: Annotation } }
  app.post('/annotations', { config: write, schema: make }, async ({ body }, reply) => {
    const made = await annotations.make(body)
    announce('annotations')
    return reply.code(201).send(made)
  })
  const remove = { tags, summary: 'Remove a remark', params: OfAnnotation, response: { 204: Gone } }
  app.delete('/annotations/:annotation', { config: write, schema: remove }, async ({ params }, reply) => {
    await annotations.remove(params.annotation)
    announce('annotations')
    return reply.code(204).send(null)
  })
}

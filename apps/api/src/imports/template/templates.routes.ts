import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Templates } from './templates.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Params = z.object({ profile: z.string().min(1).max(60) })
const Query = z.object({
  unit: z.string().min(1).max(100).describe('Code or name of the unit whose rows it holds'),
  period: z.string().min(1).max(10).describe('2026-11-23, 2026-W48, 2026-11, 2026-R11, 2026-Q4 or 2026'),
})

/** `GET /templates/:profile.xlsx`: a workbook to fill in and send back. */
export async function templateRoutes(bare: FastifyInstance, { templates }: { readonly templates: Templates }) {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const schema = {
    tags: ['imports'],
    summary: 'A workbook with the rows of a unit and period, to fill in and send back',
    params: Params,
    querystring: Query,
    response: { 200: { description: 'The workbook', content: { [XLSX]: { schema: z.any() } } } },
  }
  app.get('/templates/:profile.xlsx', { config: { right: 'imports.write' }, schema }, async (request, reply) => {
    const { bytes, disposition } = await templates.make({ ...request.params, ...request.query })
    return reply.type(XLSX).header('content-disposition', disposition).header('cache-control', 'no-store').send(bytes)
  })
}

import { AddendumInput, Meeting, MeetingChange, MeetingInput, MeetingList } from '@ioc/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askingOf } from '../asking.ts'
import { encodingFor } from '../encodings.ts'
import { PERSONS_BODY } from '../plugins/bodies.ts'
import type { KeptJson } from './kept.ts'
import type { Meetings } from './meetings.ts'

export interface MeetingRoutesDeps {
  readonly meetings: Meetings
  /** Told `meetings/<id>` when one was opened or changed. */
  readonly announce: (thing: string) => void
}

const OfMeeting = z.object({ meeting: z.string().min(1).max(40) })
const read = { right: 'snapshot.read' } as const
const write = { right: 'meetings.write' } as const
const tags = ['meetings']

/** `/meetings`: a scope held at an instant, with what is decided of it. */
export async function meetingRoutes(bare: FastifyInstance, deps: MeetingRoutesDeps): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  const { meetings, announce } = deps
  const list = { tags, summary: 'Meetings, the newest first', response: { 200: MeetingList } }
  app.get('/meetings', { config: read, schema: list }, async () => ({ meetings: [...(await meetings.list())] }))
  const one = { tags, params: OfMeeting, response: { 200: Meeting } }
  app.get(
    '/meetings/:meeting',
    { config: read, schema: { ...one, summary: 'A meeting, with the instant its numbers are of' } },
    ({ params }) => meetings.get(params.meeting),
  )
  const open = { tags, summary: 'Freeze a scope now', body: MeetingInput, response: { 201: Meeting } }
  app.post('/meetings', { config: write, schema: open }, async ({ body }, reply) => {
    const meeting = await meetings.open(body)
    announce(`meetings/${meeting.id}`)
    return reply.code(201).send(meeting)
  })
  app.patch(
    '/meetings/:meeting',
    {
      config: write,
      bodyLimit: PERSONS_BODY,
      schema: { ...one, summary: 'Write what was decided, or end it for good', body: MeetingChange },
    },
    async (request, reply) => {
      const meeting = await meetings.change(request.params.meeting, request.body, askingOf(request, reply))
      announce(`meetings/${meeting.id}`)
      return meeting
    },
  )
  const add = { tags, summary: 'Add to a closed meeting', params: OfMeeting, body: AddendumInput }
  app.post(
    '/meetings/:meeting/addenda',
    { config: write, schema: { ...add, response: { 201: Meeting } } },
    async ({ params, body }, reply) => {
      const meeting = await meetings.addTo(params.meeting, body)
      announce(`meetings/${meeting.id}`)
      return reply.code(201).send(meeting)
    },
  )
  const kept = { tags, params: OfMeeting }
  app.get(
    '/meetings/:meeting/catalogue',
    { config: read, schema: { ...kept, summary: 'The catalogue a closed meeting was held by' } },
    async (request, reply) => sendKept(request, reply, await meetings.readKept(request.params.meeting, 'catalogue')),
  )
  app.get(
    '/meetings/:meeting/numbers',
    {
      config: read,
      schema: { ...kept, summary: 'What a closed meeting showed, and what it went through' },
    },
    async (request, reply) => sendKept(request, reply, await meetings.readKept(request.params.meeting, 'numbers')),
  )
}

/** The very bytes that were kept. */
function sendKept({ headers }: FastifyRequest, reply: FastifyReply, { plain, brotli }: KeptJson): FastifyReply {
  const isBrotli = encodingFor(headers['accept-encoding']) === 'br'
  if (isBrotli) reply.header('content-encoding', 'br')
  reply.header('vary', 'accept-encoding').type('application/json; charset=utf-8')
  return reply.send(isBrotli ? brotli : plain)
}

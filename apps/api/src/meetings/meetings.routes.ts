import { Meeting, MeetingChange, MeetingInput, MeetingList } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PERSONS_BODY } from '../plugins/bodies.ts'
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
      schema: { ...one, summary: 'Write what was decided, or end it', body: MeetingChange },
    },
    async ({ params, body }) => {
      const meeting = await meetings.change(params.meeting, body)
      announce(`meetings/${meeting.id}`)
      return meeting
    },
  )
}

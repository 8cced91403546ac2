import { RegisterSteps, StepsQuery } from '@ioc/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Registers } from './registers.ts'
import type { StepBoard } from './step-board.ts'

export interface StepRoutes {
  readonly registers: Pick<Registers, 'registerOf'>
  readonly board: Pick<StepBoard, 'stepsOf'>
  /** Code of the unit that is meant where none is named. */
  readonly defaultUnit: string
}

/** `/registers/:register/steps`: where its records stand. */
export async function stepRoutes(bare: FastifyInstance, { registers, board, defaultUnit }: StepRoutes): Promise<void> {
  const app = bare.withTypeProvider<ZodTypeProvider>()
  app.get(
    '/registers/:register/steps',
    {
      config: { right: 'registers.read' },
      schema: {
        tags: ['registers'],
        summary: 'Where the records of a unit stand',
        description: 'Per step: what waits for it, how long the middle one has, what is late, and what was done today.',
        params: z.object({ register: z.string().min(1).max(100) }),
        querystring: StepsQuery,
        response: { 200: RegisterSteps },
      },
    },
    async ({ params, query }) => board.stepsOf(registers.registerOf(params.register), query.unit ?? defaultUnit),
  )
}

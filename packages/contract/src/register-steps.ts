import { z } from 'zod'

/** Behind the `?` of `GET /registers/:register/steps`: a unit's code, the pack's own unit unless said. */
export const StepsQuery = z.strictObject({ unit: z.string().min(1).max(100).optional() })
export type StepsQuery = z.output<typeof StepsQuery>

const Name = z.object({ vi: z.string(), en: z.string(), bn: z.string() })

/** How the records of a unit, with all units below it, stand step by step; as of now. */
export const RegisterSteps = z
  .object({
    register: z.string(),
    unit: z.string(),
    asOf: z.string(),
    /** Up to when a source last spoke of the register; null where none ever did, so that every 0 means nothing. */
    toldAt: z.string().nullable(),
    steps: z.array(
      z.object({
        /** The field that says when the step was done. */
        field: z.string(),
        name: Name,
        /** Records that wait for this step to be done. */
        open: z.int(),
        /** Milliseconds the middle one of those has waited so far; null where none waits. */
        median: z.number().nullable(),
        overdue: z.int(),
        /** Records that went through this step today. */
        doneToday: z.int(),
      }),
    ),
  })
  .meta({ id: 'RegisterSteps' })
export type RegisterSteps = z.infer<typeof RegisterSteps>

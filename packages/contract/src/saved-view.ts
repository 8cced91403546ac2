import { z } from 'zod'

/** An address of the desk that is worth coming back to; the address itself holds everything that was chosen. */
export const SavedViewInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    address: z
      .string()
      .max(2_000)
      .regex(/^\/(?!\/)[\w/.~!$&'()*+,;=:@%?-]*$/, 'An address of this site, from its first slash.'),
  })
  .meta({ id: 'NewSavedView' })
export type SavedViewInput = z.infer<typeof SavedViewInput>

export const SavedView = z
  .object({ ...SavedViewInput.shape, id: z.string(), savedAt: z.int() })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

export const SavedViewList = z.object({ views: z.array(SavedView) }).meta({ id: 'SavedViewList' })
export type SavedViewList = z.infer<typeof SavedViewList>

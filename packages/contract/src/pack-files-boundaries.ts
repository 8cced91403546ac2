import { z } from 'zod'
import { UnitCode } from './pack-files-common.ts'

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const Ring = z
  .array(Position)
  .min(4)
  .refine((ring) => String(ring[0]) === String(ring.at(-1)), { error: 'a ring must end where it begins' })
const Polygon = z.array(Ring).min(1)

/** boundaries/<name>.geojson: one feature per unit, longitude before latitude. Other members pass unread. */
export const BoundariesFile = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.looseObject({
      type: z.literal('Feature'),
      id: UnitCode,
      geometry: z.discriminatedUnion('type', [
        z.looseObject({ type: z.literal('Polygon'), coordinates: Polygon }),
        z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(Polygon).min(1) }),
      ]),
    }),
  ),
})
export type BoundariesFile = z.output<typeof BoundariesFile>

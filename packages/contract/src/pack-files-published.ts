import { RELATIONS } from '@ioc/metrics'
import { z } from 'zod'
import { PackConfidence, PackDay, PackId, PackLocalised, PackText, UnitCode } from './pack-files-common.ts'

/** Where figures were published. `dated` is said as it is known, `published` is the first day by which they had been. */
const PublicationEntry = z.strictObject({
  id: PackId,
  publisher: PackLocalised,
  title: PackText.optional(),
  url: PackText.optional(),
  dated: PackLocalised,
  published: PackDay,
})

const FigureEntry = z
  .strictObject({
    id: PackId,
    about: PackLocalised,
    text: PackLocalised,
    relation: z.enum(RELATIONS),
    value: z.number().optional(),
    numerator: z.number().optional(),
    denominator: z.number().positive().optional(),
    indicators: z.array(PackId).default([]),
    unit: UnitCode,
    period: z.string().max(10),
    publication: PackId,
    confidence: PackConfidence,
  })
  .superRefine(({ relation, value, numerator, denominator }, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (relation === 'hundreds' && value !== undefined) say('value', 'hundreds are no number')
    if (relation !== 'hundreds' && value === undefined) say('value', 'is missing')
    if ((numerator === undefined) !== (denominator === undefined)) say('numerator', 'goes with a denominator')
  })

/** published-figures.yaml: figures as they were published, with where. */
export const PublishedFile = z.strictObject({
  publications: z.array(PublicationEntry).default([]),
  figures: z.array(FigureEntry).default([]),
})
export type PublishedFile = z.output<typeof PublishedFile>

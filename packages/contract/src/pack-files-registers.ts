import { FIELD_TYPES } from '@ioc/metrics'
import { z } from 'zod'
import { PackId, PackLocalised } from './pack-files-common.ts'

/** Fields are part of the wire: `code`, `paidOnline`, `digitised-input`. */
const FieldId = z
  .string({ error: 'expected a field such as received' })
  .regex(/^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/, { error: 'expected a field such as received' })

const OptionEntry = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/, { error: 'expected an id such as online' }),
  name: PackLocalised,
})

const FieldEntry = z
  .strictObject({
    id: FieldId,
    name: PackLocalised,
    type: z.enum(FIELD_TYPES),
    required: z.boolean().default(false),
    decimals: z.int().min(0).max(6).optional(),
    options: z.array(OptionEntry).min(1).optional(),
    register: PackId.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    /** The field it is a part of: of 24 teachers at most 24 sign. */
    atMost: FieldId.optional(),
  })
  .superRefine(({ type, decimals, options, register, ...bounds }, context) => {
    const say = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (decimals !== undefined && type !== 'number') say('decimals', `a ${type} has none`)
    for (const [name, bound] of Object.entries({ min: bounds.min, max: bounds.max, atMost: bounds.atMost })) {
      if (bound !== undefined && type !== 'number' && type !== 'money') say(name, `a ${type} has none`)
    }
    if (bounds.min !== undefined && bounds.max !== undefined && bounds.max <= bounds.min) {
      say('max', `must be more than min, ${bounds.min}`)
    }
    if ((options !== undefined) !== (type === 'one-of')) say('options', 'a one-of, and only that, has options')
    if ((register !== undefined) !== (type === 'reference'))
      say('register', 'a reference, and only that, has a register')
  })

/** The way a record goes: what is done in each step, and the instant that says when it was. */
const StepsEntry = z.strictObject({
  order: z
    .array(z.strictObject({ field: FieldId, name: PackLocalised }))
    .min(2)
    .max(8),
  due: FieldId.optional(),
  until: FieldId.optional(),
})

/** registers/<id>.yaml: one register, its fields in the order they are shown. */
export const RegisterFile = z.strictObject({
  id: PackId,
  name: PackLocalised,
  key: FieldId,
  /** The field that says whose a record is; left out where all belong to the pack's own unit. */
  unit: FieldId.optional(),
  /** Columns that are thrown away at the door, because they are personal. */
  dropped: z.array(z.string().min(1).max(60)).default([]),
  fields: z.array(FieldEntry).min(1),
  /** Left out where records go no way. */
  steps: StepsEntry.optional(),
})
export type RegisterFile = z.output<typeof RegisterFile>

const Scalar = z.union([z.string(), z.number(), z.boolean()])

/** One condition of `where`: a field and exactly one thing asked of it. */
const ConditionEntry = z.union(
  [
    z.strictObject({ field: FieldId, is: Scalar }),
    z.strictObject({ field: FieldId, oneOf: z.array(Scalar).min(1) }),
    z.strictObject({ field: FieldId, present: z.boolean() }),
    /** Of a number or of money a number, of a date a day. */
    z.strictObject({ field: FieldId, atLeast: z.union([z.number(), z.string()]) }),
    z.strictObject({ field: FieldId, notAfter: FieldId }),
    z.strictObject({ field: FieldId, after: FieldId }),
  ],
  { error: 'expected a field with one of is, oneOf, present, atLeast, notAfter, after' },
)

/** How a measure is counted from a register; see `Counting` of the domain. */
export const CountingEntry = z.strictObject({
  register: PackId,
  sum: FieldId.optional(),
  where: z.array(ConditionEntry).default([]),
  from: FieldId.optional(),
  until: FieldId.optional(),
})
export type CountingEntry = z.output<typeof CountingEntry>

import { CONFIDENCES, parseDay } from '@ioc/metrics'
import { z } from 'zod'

/** Controls, and the zero-width and bidi marks that make two texts look alike. */
const HIDDEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

/** A text people read: not empty, NFC, nothing hidden in it. (Bengali needs its joiners U+200C and U+200D.) */
export const PackText = z
  .string({ error: 'expected a text' })
  .refine((text) => text.trim() !== '', { error: 'must not be empty' })
  .refine((text) => text === text.normalize('NFC'), { error: 'must be written in composed characters (NFC)' })
  .refine((text) => !HIDDEN.test(text), { error: 'holds a hidden character' })

/** A text in all three languages; none may be left out. */
export const PackLocalised = z.strictObject({ vi: PackText, en: PackText, bn: PackText })

/** Ids of components, measures, indicators and countables: `procedures.on-time`. */
export const PackId = z
  .string({ error: 'expected an id such as procedures.on-time' })
  .regex(/^[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*$/, { error: 'expected an id such as procedures.on-time' })

/** Unit codes. YAML reads 20599 as a number and would lose a leading zero, so a code is quoted. */
export const UnitCode = z
  .string({ error: "expected a unit code in quotes, such as '20599'" })
  .regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/, { error: "expected a unit code such as '20599'" })

export const PackConfidence = z.enum(CONFIDENCES, { error: 'expected F, P, L or M' })

/** `2026-11-23`, as whole days since 1970-01-01; a day that does not exist is refused. */
export const PackDay = z.string({ error: 'expected a day such as 2026-11-23' }).transform((text, context) => {
  const day = parseDay(text)
  if (day !== undefined) return day
  context.addIssue({ code: 'custom', message: `${text} is not a day such as 2026-11-23` })
  return z.NEVER
})

/** `2026-11-23T17:00:00+07:00`, as milliseconds since the epoch; a zone is needed. */
export const PackInstant = z
  .string({ error: 'expected a time with its zone such as 2026-11-23T17:00:00+07:00' })
  .refine((text) => z.iso.datetime({ offset: true }).safeParse(text).success, {
    error: 'expected a time with its zone such as 2026-11-23T17:00:00+07:00',
  })

/** A file beside pack.yaml: never a way out of the pack's folder. */
export const PackPath = z
  .string({ error: 'expected a file of this pack' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)*\.(?:yaml|geojson)$/, {
    error: 'expected a file of this pack such as boundaries/communes.geojson',
  })

import { ReadingInput, type ReadingColumn, type Refusal } from '@ioc/contract'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { GIVEN_TWICE, KeyTwins } from '../rows/key-twins.ts'

/** The contract's own schema, compiled: a row costs 25 ns, where zod itself costs a microsecond. */
export const isReading = new Ajv2020({ allErrors: true }).compile<ReadingInput>(z.toJSONSchema(ReadingInput))

/** What a refusal says of one cell; without a column it is about the whole row. */
export type Refuse = (column: string | undefined, code: Refusal, detail: string) => void

/** What can be looked into of a row; a column that was refused already is there, as undefined. */
export type Cells = { readonly [column in ReadingColumn]?: ReadingInput[column] | undefined }

/**
 * Names what is wrong with the shape of a row that `isReading` refused, and gives what is still worth
 * looking into. Call it right after `isReading`, whose errors it reads.
 */
export function refuseShape(row: unknown, refuse: Refuse): Cells {
  if (row instanceof KeyTwins) {
    for (const name of row.names) refuse(name, 'duplicate-column', GIVEN_TWICE)
    return {}
  }
  const given = isObject(row) ? row : {}
  const refused = new Set<string>()
  for (const error of isReading.errors ?? []) {
    const column = columnOf(error)
    const [code, detail] = wordsFor(error, column === undefined ? row : given[column])
    refuse(column, code, detail)
    if (column !== undefined) refused.add(column)
  }
  const cells: { -readonly [column in keyof Cells]: Cells[column] } = {}
  for (const column of TEXTS) {
    const text = given[column]
    if (Object.hasOwn(given, column) || refused.has(column))
      cells[column] = typeof text === 'string' && !refused.has(column) ? text : undefined
  }
  const { value } = given
  if (typeof value === 'number' && !refused.has('value')) cells.value = value
  return cells
}

const TEXTS = ['measure', 'unit', 'period', 'at', 'note'] as const

function columnOf({ keyword, params, instancePath }: ErrorObject): string | undefined {
  if (keyword === 'required') return String(params['missingProperty'])
  if (keyword === 'additionalProperties') return String(params['additionalProperty'])
  return instancePath === '' ? undefined : instancePath.slice(1)
}

function wordsFor({ keyword, params, instancePath }: ErrorObject, value: unknown): readonly [Refusal, string] {
  if (keyword === 'required') return ['missing-column', 'is not given']
  if (keyword === 'additionalProperties') return ['unknown-column', 'is no column of a reading']
  if (keyword === 'minLength') return ['missing-column', 'is empty']
  if (keyword === 'maxLength') return ['too-long', `is longer than ${String(params['limit'])} characters`]
  if (instancePath === '') return ['not-a-reading', 'is not an object with the columns of a reading']
  if (typeof value === 'number' && params['type'] === 'number') return ['not-finite', 'is not a finite number']
  return ['wrong-type', `is not a ${String(params['type'])}`]
}

/** An object with columns, whatever they hold. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

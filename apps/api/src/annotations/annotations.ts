import { randomUUID } from 'node:crypto'
import { Annotation, type AnnotationInput, type AnnotationQuery } from '@ioc/contract'
import { type Catalogue, type Instant, parseDay, type UnitTree } from '@ioc/metrics'
import type { z } from 'zod'
import { Problem } from '../errors.ts'
import { refusePersonal } from '../rows/refuse-personal.ts'
import type { DocumentStore, StoredDocument } from '../store/store.ts'

const KIND = 'annotation'
const Body = Annotation.omit({ id: true, version: true })

/** Why numbers looked as they did, in people's words. */
export interface Annotations {
  /** Those of the indicator and unit asked for that touch the days, by their first day. */
  list(query: z.output<typeof AnnotationQuery>): Promise<readonly Annotation[]>
  /** Throws `bad-request` where it is on nothing or ends before it begins, `not-found` for what it is on, `bad-rows` for personal data. */
  make(input: AnnotationInput): Promise<Annotation>
  /** Takes it out of what is shown from now on. Throws `not-found`. */
  remove(id: string): Promise<void>
}

export function createAnnotations(deps: {
  readonly documents: DocumentStore
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly now: () => Instant
}): Annotations {
  const { documents, now } = deps

  return {
    async list({ indicator, unit, from, to, knownAt = now() }) {
      const all = (await documents.list(KIND)).map(asAnnotation)
      return all
        .filter((one) => one.madeAt <= knownAt && (one.removedAt ?? Number.POSITIVE_INFINITY) > knownAt)
        .filter((one) => indicator === undefined || one.indicator === null || one.indicator === indicator)
        .filter((one) => unit === undefined || one.unit === null || one.unit === unit)
        .filter((one) => (to === undefined || one.from <= to) && (from === undefined || one.to >= from))
        .map(asItStood)
        .toSorted((a, b) => (a.from === b.from ? a.madeAt - b.madeAt : a.from < b.from ? -1 : 1))
    },
    async make(input) {
      check(input, deps)
      const id = randomUUID()
      const body = { ...input, madeAt: now(), removedAt: null }
      return { id, version: await documents.put(KIND, id, body, 0), ...body }
    },
    async remove(id) {
      const found = await documents.get(KIND, id)
      const one = found && asAnnotation(found)
      if (one?.removedAt !== null) throw new Problem('not-found', 'There is no such remark; it may be removed already.')
      await documents.put(KIND, id, { ...Body.parse(one), removedAt: now() }, one.version)
    },
  }
}

const asAnnotation = ({ id, version, body }: StoredDocument): Annotation => ({ id, version, ...Body.parse(body) })

/** One that is shown was not removed then, whatever became of it. */
const asItStood = (one: Annotation): Annotation => ({ ...one, version: 1, removedAt: null })

function check(
  { indicator, unit, from, to, text }: AnnotationInput,
  { catalogue, tree }: { readonly catalogue: Catalogue; readonly tree: UnitTree },
): void {
  if (indicator === null && unit === null) {
    throw new Problem('bad-request', 'A remark is on an indicator, on a unit, or on both: name at least one.')
  }
  if (to < from) throw new Problem('bad-request', `It would end on ${to}, before it begins on ${from}.`)
  if (indicator !== null && !catalogue.indicators.has(indicator)) {
    throw new Problem('not-found', `There is no indicator ${indicator}.`)
  }
  const was = (day: string) => tree.at(unit ?? '', parseDay(day) ?? 0) !== undefined
  if (unit !== null && !was(from) && !was(to)) throw new Problem('not-found', `No unit had the code ${unit} then.`)
  refusePersonal([text], 'text')
}

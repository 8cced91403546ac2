import type { Catalogue } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord, Store } from '../store/store.ts'

/**
 * A source as a person writes it down: what it reports are measures, patterns of them (`procedures.*`) and
 * registers by id; left out means all.
 */
export interface Declared {
  readonly id: string
  readonly name: string
  readonly kind: SourceRecord['kind']
  readonly sample: boolean
  readonly measures?: readonly string[] | undefined
  readonly units?: readonly string[] | undefined
}

const ID = /^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/

/**
 * The record of a declared source, its patterns spelled out against the catalogue, so that a measure added
 * later is not quietly included. Throws `bad-request` naming every measure and unit that is not there.
 */
export function resolveSource(
  { id, name, kind, sample, measures, units }: Declared,
  catalogue: Catalogue,
): SourceRecord {
  if (!ID.test(id)) throw new Problem('bad-request', `"${id}" is no source id: small letters, digits, dots and dashes.`)
  const codes = new Set(catalogue.units.map(({ code }) => code))
  const unknown = [
    ...(measures ?? []).filter((glob) => matching(glob, catalogue).length === 0).map((glob) => `measure ${glob}`),
    ...(units ?? []).filter((code) => !codes.has(code)).map((code) => `unit ${code}`),
  ]
  if (unknown.length > 0) throw new Problem('bad-request', `The catalogue has no ${unknown.join(', no ')}.`)
  const spelled = measures && [...new Set(measures.flatMap((glob) => matching(glob, catalogue)))]
  return { id, name, kind, sample, measures: spelled ?? null, units: units ? [...new Set(units)] : null }
}

/** Stores a source that is new, or changes what a known one is called and may report. True when it was new. */
export async function declareSource({ sources }: Pick<Store, 'sources'>, record: SourceRecord): Promise<boolean> {
  const known = await sources.get(record.id)
  await sources.put(record)
  return known === undefined
}

function matching(glob: string, { measures, registers }: Catalogue): string[] {
  const parts = glob.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  const shape = new RegExp(`^${parts.join('.*')}$`)
  return [...measures.keys(), ...registers.keys()].filter((id) => shape.test(id))
}

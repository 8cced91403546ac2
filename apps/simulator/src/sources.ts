import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const SourcesFile = z.strictObject({
  sources: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        kind: z.enum(['api', 'file', 'hand', 'connector', 'document']),
        sample: z.literal(true),
        measures: z.array(z.string()).min(1),
        units: z.array(z.string()).optional(),
      }),
    )
    .min(1),
})

/** A pretend source as `sources.yaml` declares it; `units` left out means all. */
export type PretendSource = z.infer<typeof SourcesFile>['sources'][number]

/** Reads the declared sources. Throws where the file is not of its shape: nothing starts half declared. */
export async function readSources(path: string): Promise<readonly PretendSource[]> {
  return SourcesFile.parse(parse(await readFile(path, 'utf8'))).sources
}

/** Reads the keys the sources command wrote: source id → key. */
export async function readKeys(path: string): Promise<ReadonlyMap<string, string>> {
  const keys = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(path, 'utf8')))
  return new Map(Object.entries(keys))
}

/** Who sends a measure of a unit: a source that names the unit goes before one that takes all. Undefined: nobody. */
export function routeOf(
  sources: readonly PretendSource[],
  measure: string,
  unitCode: string,
): PretendSource | undefined {
  const able = sources.filter((source) => source.measures.some((glob) => matches(glob, measure)))
  return able.find((source) => source.units?.includes(unitCode)) ?? able.find((source) => source.units === undefined)
}

function matches(glob: string, measure: string): boolean {
  const parts = glob.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(measure)
}

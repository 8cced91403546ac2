import type { Profile } from '@ioc/contract'
import type { Measure } from '@ioc/metrics'
import type { Opened, Refuse } from './open-file.ts'

/** How files are read, checked against the catalogue: what a table counts must be measures of one grain. */
export function buildProfiles(files: readonly Opened<Profile>[], measures: ReadonlyMap<string, Measure>): Profile[] {
  const ids = new Set<string>()
  for (const { data, refuse } of files) {
    if (ids.has(data.id)) refuse(['id'], `${data.id} is taken: another profile has this id`)
    ids.add(data.id)
    checkMeasures(data, measures, refuse)
  }
  return files.map(({ data }) => data)
}

function checkMeasures({ columns }: Profile, measures: ReadonlyMap<string, Measure>, refuse: Refuse): void {
  let first: Measure | undefined
  for (const [index, { measure: id }] of columns.entries()) {
    if (id === undefined) continue
    const measure = measures.get(id)
    if (measure === undefined) refuse(['columns', index, 'measure'], `no measure has the id ${id}`)
    else if (measure.kind === 'stock')
      refuse(['columns', index, 'measure'], `${id} is a stock; a table is of one period`)
    else if (measure.counting)
      refuse(['columns', index, 'measure'], `${id} is counted from a register, so no file brings it`)
    else if (first !== undefined && measure.grain !== first.grain) {
      refuse(['columns', index, 'measure'], `${id} is counted by ${measure.grain}, ${first.id} by ${first.grain}`)
    }
    first ??= measure
  }
}

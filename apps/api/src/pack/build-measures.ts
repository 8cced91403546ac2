import type { CatalogueFile, MeasureEntry, PackFile } from '@ioc/contract'
import type { Grain, Level, Measure, Register } from '@ioc/metrics'
import type { Located } from './build-units.ts'
import { buildCounting } from './check-counting.ts'
import type { Opened, Refuse } from './open-file.ts'

/** What each level contains: a measure collected at both would be counted twice. */
const WITHIN: Record<Level, readonly Level[]> = {
  province: ['district', 'commune', 'one-stop', 'agency', 'school'],
  district: ['commune', 'one-stop', 'agency', 'school'],
  commune: ['school'],
  'one-stop': [],
  agency: ['school'],
  school: [],
}

/** All measures of the catalogue's files, each checked by itself and against the pack. */
export function buildMeasures(
  files: readonly Opened<CatalogueFile>[],
  pack: Opened<PackFile>,
  registers: ReadonlyMap<string, Register>,
): Map<string, Located<Measure>> {
  const measures = new Map<string, Located<Measure>>()
  for (const file of files) {
    for (const [index, entry] of file.data.measures.entries()) {
      const refuse: Refuse = (path, detail) => file.refuse(['measures', index, ...path], detail)
      if (measures.has(entry.id)) refuse(['id'], `${entry.id} is taken: another measure has this id`)
      const value = buildMeasure(entry, pack.data, registers, refuse)
      if (value !== undefined) measures.set(entry.id, { value, refuse })
    }
  }
  return measures
}

function buildMeasure(
  { counted, mayNotFall, ...entry }: MeasureEntry,
  { cadences, countables }: PackFile,
  registers: ReadonlyMap<string, Register>,
  refuse: Refuse,
): Measure | undefined {
  checkLevels(entry.levels, refuse)
  if (entry.max <= entry.min) refuse(['max'], `must be more than min, ${entry.min}`)
  if (!Object.hasOwn(countables, entry.countable))
    refuse(['countable'], `pack.yaml has no countable ${entry.countable}`)
  const cadence = Object.hasOwn(cadences, entry.cadence) ? cadences[entry.cadence] : undefined
  if (cadence === undefined) {
    refuse(['cadence'], `pack.yaml has no cadence ${entry.cadence}`)
    return undefined
  }
  const { every, by, weekday, workingDay, missingAfter, lockAfter } = cadence
  if (mayNotFall !== undefined && entry.kind === 'flow') {
    refuse(['mayNotFall'], 'a flow begins anew with each period: only a stock can be held not to fall')
  }
  const grain = grainOf(entry, every, refuse)
  const counting = counted && buildCounting({ ...entry, grain }, counted, registers, refuse)
  return {
    ...entry,
    grain,
    ...(counting && { counting }),
    ...(mayNotFall && { mayNotFall }),
    cadence: {
      every,
      by,
      missingAfter,
      ...(weekday !== undefined && { weekday }),
      ...(workingDay !== undefined && { workingDay }),
      ...(lockAfter !== undefined && { lockAfter }),
    },
  }
}

function grainOf({ kind, grain }: Pick<MeasureEntry, 'kind' | 'grain'>, every: Grain, refuse: Refuse): Grain | null {
  if (kind === 'stock') {
    if (grain !== undefined) refuse(['grain'], 'a stock has no grain: it is the state at an instant')
    return null
  }
  if (grain !== undefined && grain !== every) refuse(['grain'], `its cadence asks for one by ${every}`)
  return every
}

function checkLevels(levels: readonly Level[], refuse: Refuse): void {
  for (const [index, level] of levels.entries()) {
    const above = levels.find((other) => WITHIN[other].includes(level))
    if (above !== undefined) refuse(['levels', index], `${above} contains ${level}: it would be counted twice`)
    if (levels.indexOf(level) < index) refuse(['levels', index], `${level} is named already`)
  }
}

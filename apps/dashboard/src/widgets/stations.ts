import type { Catalogue, Instant, Localised, Register } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'
import type { WallView } from './widget.tsx'

/** A step as a station that records come through. */
export interface Station {
  readonly field: string
  readonly name: Localised
  /** What waits there; null while that is not known. At an entry what came today, as nothing can wait before it is there. */
  readonly figure: number | null
  readonly isEntry: boolean
  /** Milliseconds the middle one of those has waited; null where none waits. */
  readonly wait: number | null
  readonly overdue: number
  readonly doneToday: number | null
}

/** The way of a register's records, station by station. */
export interface Pipeline {
  readonly name: Localised
  readonly stations: readonly Station[]
  /** When the figures were right; null while there are none. */
  readonly asOf: Instant | null
}

/** The register whose steps a wall shows: the first that declares any. */
export function registerWithSteps({ registers }: Pick<Catalogue, 'registers'>): Register | undefined {
  return [...registers.values()].find(({ steps }) => steps !== null)
}

/** The stations in order, all of them from the beginning, so that none moves when its figures come; null where no register has steps. */
export function pipelineOf({ catalogue, steps }: Pick<WallView, 'catalogue' | 'steps'>): Pipeline | null {
  const register = registerWithSteps(catalogue)
  const order = register?.steps?.order
  if (register === undefined || order === undefined) return null
  // Before anyone spoke of the register, its zeros say nothing.
  const told = steps === undefined || steps.toldAt === null ? undefined : steps
  const stations = order.map(({ field, name }, place): Station => {
    const count = told?.steps.find((step) => step.field === field)
    const isEntry = place === 0 && register.fields.get(field)?.required === true
    const figure = isEntry ? count?.doneToday : count?.open
    return {
      field,
      name,
      figure: figure ?? null,
      isEntry,
      wait: count?.median ?? null,
      overdue: count?.overdue ?? 0,
      doneToday: count?.doneToday ?? null,
    }
  })
  return { name: register.name, stations, asOf: told === undefined ? null : Date.parse(told.asOf) }
}

/** The whole in one sentence: how many wait, how many of them are late, and where most are. */
export function pipelineSentence(text: Text, { name, stations, asOf }: Pipeline): string {
  const said = { name: text.pick(name) }
  if (asOf === null) return text.t('pipeline.unknown', said)
  const waiting = stations.filter(({ isEntry }) => !isEntry)
  const open = waiting.reduce((sum, { figure }) => sum + (figure ?? 0), 0)
  const [most] = waiting.toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0))
  if (most === undefined || open === 0) return text.t('pipeline.nothing', said)
  const overdue = stations.reduce((sum, station) => sum + station.overdue, 0)
  return text.t('pipeline.sentence', { ...said, open, overdue, where: text.pick(most.name), most: most.figure ?? 0 })
}

/** Figures that are fetched each minute and have not come for three. */
const LATE = 3 * 60_000

/** How old the figures are, once they are no longer right; null while they are, and while there are none. */
export function pipelineAge({ asOf }: Pipeline, { staleFor, now }: Pick<WallView, 'staleFor' | 'now'>): number | null {
  if (asOf === null) return null
  return staleFor ?? (now - asOf > LATE ? now - asOf : null)
}

/** The columns of the hidden table's rows. */
export const PIPELINE_COLUMNS = ['step', 'open', 'wait', 'late', 'doneToday'] as const

/** The hidden table's rows: step, waiting, how long, overdue, done today. */
export function pipelineRows(text: Text, { stations }: Pipeline): string[][] {
  const number = (value: number | null) => (value === null ? '–' : text.number(value))
  return stations.map(({ name, figure, isEntry, wait, overdue, doneToday }) => [
    text.pick(name),
    isEntry ? '–' : number(figure),
    waitOf(text, wait),
    figure === null ? '–' : number(overdue),
    number(doneToday),
  ])
}

/** `2 giờ 10 phút`; a dash where nothing waits. */
export const waitOf = (text: Text, wait: number | null) => (wait === null ? '–' : text.duration(wait))

/** The columns of the stations: as wide as their names ask, and as the longest wait; never as their numbers are. */
export function stationColumns(text: Text, stations: readonly Station[]): string {
  return stations.map(({ name }) => `minmax(0, ${Math.max(ROOM, text.pick(name).length)}fr)`).join(' ')
}

/** Letters that a wait and a number of overdue take. */
const ROOM = 12

import type { Profile } from '@ioc/contract'
import {
  type Catalogue,
  createUnitTree,
  dayOf,
  formatDay,
  formatPeriod,
  type Instant,
  type Measure,
  parsePeriod,
  type Period,
  periodOf,
  startOfDay,
} from '@ioc/metrics'
import { Problem } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type { Profiles } from '../profiles.ts'
import { createUnitNames } from '../understand/name-unit.ts'
import { drawSheet } from './draw-sheet.ts'
import { lastValues } from './last-values.ts'
import { planLong } from './plan-long.ts'
import { planForm, planUnits } from './plan-table.ts'
import { measuresOf } from './template-ask.ts'
import { attachment } from './template-file-name.ts'

export interface TemplatesDeps {
  readonly store: Pick<Store, 'allSeries' | 'lastBefore'>
  readonly catalogue: Catalogue
  readonly profiles: Pick<Profiles, 'all'>
  readonly now: () => Instant
}

/** A workbook to be filled in. */
export interface Template {
  readonly bytes: Buffer
  /** Its Content-Disposition. */
  readonly disposition: string
}

export interface Templates {
  /**
   * The workbook of a profile for a unit (code or name) and a period (`2026-W47`, `2026-11`). Filled in, it imports
   * without a remark. Throws `not-found` for a profile or unit that is none, `bad-request` for a period that is none,
   * has not begun or is not the profile's, and where there is nothing that the unit reports; `conflict` where the profile counts what nobody reports.
   */
  make(asked: { readonly profile: string; readonly unit: string; readonly period: string }): Promise<Template>
}

const PLANS = { long: planLong, units: planUnits, form: planForm } as const

export function createTemplates({ store, catalogue, profiles, now }: TemplatesDeps): Templates {
  const tree = createUnitTree(catalogue.units)
  const names = createUnitNames(catalogue.units)
  const offset = catalogue.utcOffsetMinutes

  async function profileOf(id: string): Promise<Profile> {
    const found = (await profiles.all()).find((profile) => profile.id === id)
    if (!found) throw new Problem('not-found', `There is no profile ${JSON.stringify(id)}; GET /profiles lists them.`)
    return found
  }

  function unitOf(text: string, period: Period) {
    const found = names.find(text, period.end - 1)
    if ('unit' in found) return found.unit
    throw new Problem(found.fault === 'unknown-unit' ? 'not-found' : 'bad-request', `unit: ${found.detail}.`)
  }

  return {
    async make(asked) {
      const profile = await profileOf(asked.profile)
      const measures = countedBy(profile, catalogue)
      const period = periodFrom(asked.period, measures[0]?.grain ?? null, dayOf(now(), offset))
      const unit = unitOf(asked.unit, period)
      const wanted = new Set(profile.layout === 'long' ? measuresOf(catalogue, period) : measures)
      const lastOf = await lastValues({ store, catalogue, tree }, wanted, period)
      const at = localTime(Math.min(now(), startOfDay(period.end, offset) - 60_000), offset)
      const sheet = PLANS[profile.layout]({ profile, unit, period, catalogue, tree, names, at, lastOf })
      const written = formatPeriod(period)
      if (sheet.rows.length === 0)
        throw new Problem('bad-request', `${unit.code} reports nothing of ${written} that ${profile.id} asks for.`)
      return {
        bytes: await drawSheet(sheet),
        disposition: attachment(
          `${profile.id}-${unit.code}-${written}.xlsx`,
          `${profile.name.vi} - ${unit.name.vi} - ${written}.xlsx`,
        ),
      }
    },
  }
}

/** The measures a table counts; none of a long form. Throws `conflict` where one is no more, or is a register's to count. */
const countedBy = ({ id, columns }: Profile, catalogue: Catalogue): readonly Measure[] =>
  columns.flatMap(({ measure }) => {
    if (measure === undefined) return []
    const found = catalogue.measures.get(measure)
    if (!found) throw new Problem('conflict', `${id} counts ${measure}, which is no measure any more.`)
    if (found.counting)
      throw new Problem('conflict', `${id} counts ${measure}, which the register ${found.counting.register} counts.`)
    return [found]
  })

/** A period that has begun, of the grain that is wanted. */
function periodFrom(text: string, grain: Period['grain'] | null, today: number): Period {
  const period = parsePeriod(text)
  const example = formatPeriod(periodOf(grain ?? 'week', today))
  if (!period) throw new Problem('bad-request', `period: ${JSON.stringify(text)} names no period; write ${example}.`)
  if (grain !== null && period.grain !== grain)
    throw new Problem('bad-request', `period: this table is counted by ${grain}; write ${example}, not ${text}.`)
  if (period.start > today)
    throw new Problem(
      'bad-request',
      `period: ${text} begins on ${formatDay(period.start)}; nothing can be reported yet.`,
    )
  return period
}

/** `2026-11-24T10:00`, as the clock on the wall shows it. */
const localTime = (at: Instant, offset: number) => new Date(at + offset * 60_000).toISOString().slice(0, 16)

import type { Catalogue } from '../catalogue.ts'
import { takeSnapshot } from '../evaluate.ts'
import type { Indicator } from '../indicator.ts'
import type { Measure } from '../measure.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Localised } from '../text.ts'
import { at, bookOf, catalogueOf, count, ratio, stock, type Told, target, WEEKLY } from './example.ts'
import { DISTRICT, OLD_COMMUNES } from './example-units.ts'

export const CODES = OLD_COMMUNES.map(([code]) => code)

const FIELDS = ['procedures', 'security', 'information', 'feedback', 'health', 'education'] as const
const short = (vi: string, en: string, bn: string): Localised => ({ vi, en, bn })

const SHORTS: Readonly<Record<string, Localised>> = {
  security: short('Định danh điện tử', 'e-ID activation', 'ই-আইডি সক্রিয়করণ'),
}

/** Six components, each with one share as its lead; the second is the one of the picture, target 97, watched within 5. */
export function wallCatalogue(
  more: {
    readonly shares?: Partial<Indicator>
    readonly extra?: readonly Indicator[]
    readonly measures?: readonly Measure[]
  } = {},
) {
  const leads = FIELDS.map((component) =>
    ratio(`${component}.share`, `${component}.have`, `${component}.all`, {
      component,
      short: SHORTS[component] ?? short(component, component, component),
      targets: [target(97)],
      watchWithin: 5,
      ...(component === 'security' ? (more.shares as object) : {}),
    }),
  )
  const extra = more.extra ?? []
  const measures = FIELDS.flatMap((component) =>
    ['have', 'all'].map((part) => stock(`${component}.${part}`, { cadence: { ...WEEKLY, missingAfter: 1 } })),
  )
  return catalogueOf(
    [...measures, stock('overdue'), stock('waiting'), ...(more.measures ?? [])],
    [...leads, ...extra],
    {
      components: FIELDS.map((id) => ({ id, name: short(id, id, id), lead: `${id}.share` })),
    },
  )
}

export const overdue = (more: object = {}) =>
  count('overdue', 'overdue', {
    short: short('Hồ sơ quá hạn', 'Overdue dossiers', 'মেয়াদোত্তীর্ণ নথি'),
    direction: 'down',
    digits: 0,
    targets: [target(0)],
    watchWithin: 0,
    ...more,
  })

/** What all fourteen told this morning: `share` of 1,000 per component and unit; null tells nothing. */
export function tell(share: (component: string, code: string) => number | null, when = '2026-11-23 08:00'): Told[] {
  return FIELDS.flatMap((component) =>
    CODES.flatMap((code): Told[] => {
      const value = share(component, code)
      if (value === null) return []
      return [
        { measure: `${component}.have`, unit: code, at: when, value: Math.round(value * 100) },
        { measure: `${component}.all`, unit: code, at: when, value: 10_000 },
      ]
    }),
  )
}

export function wallAt(catalogue: Catalogue, told: readonly Told[], when = '2026-11-23 10:42'): Snapshot {
  return takeSnapshot({ catalogue, readings: bookOf(told), scope: DISTRICT, asOf: at(when), knownAt: at(when) })
}

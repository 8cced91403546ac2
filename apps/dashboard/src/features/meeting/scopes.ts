import type { WireCatalogue } from '@ioc/contract'
import { type Day, existsOn } from '@ioc/metrics'

/** The units a meeting can be of on a day: the district's own scope first. */
export function scopesOf({ units, defaultScope }: WireCatalogue, day: Day): WireCatalogue['units'] {
  const standing = units.filter((unit) => existsOn(unit, day))
  const own = standing.filter(({ code }) => code === defaultScope)
  return [...own, ...standing.filter(({ code }) => code !== defaultScope)]
}

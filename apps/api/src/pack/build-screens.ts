import { screenFaults, type ScreensFile } from '@ioc/contract'
import type { Catalogue, Unit } from '@ioc/metrics'
import type { Opened } from './open-file.ts'
import type { Pack } from './pack.ts'

/** The screens a new store begins with, checked against the units and the catalogue they name. */
export function buildScreens(
  { data, refuse }: Opened<ScreensFile>,
  { units, components, indicators }: Pick<Catalogue, 'components' | 'indicators'> & { readonly units: readonly Unit[] },
): Pack['screens'] {
  const codes = new Set(units.map(({ code }) => code))
  const fields = new Set(components.map(({ id }) => id))
  const names = {
    isUnit: (code: string) => codes.has(code),
    isIndicator: (id: string) => indicators.has(id),
    isComponent: (id: string) => fields.has(id),
  }
  const ids = new Set<string>()
  for (const [index, screen] of data.screens.entries()) {
    if (ids.has(screen.id)) refuse(['screens', index, 'id'], `${screen.id} is taken: another screen has this id`)
    ids.add(screen.id)
    for (const { path, detail } of screenFaults(screen, names)) refuse(['screens', index, ...path], detail)
  }
  return data.screens
}

import type { SceneStop, ScreenInput } from './screen.ts'

/** What a screen may name: asked of the catalogue and the units. */
export interface ScreenNames {
  readonly isUnit: (code: string) => boolean
  readonly isIndicator: (id: string) => boolean
  readonly isComponent: (id: string) => boolean
}

/** One field of a screen that is wrong, and why. */
export interface ScreenFault {
  readonly path: readonly (string | number)[]
  readonly detail: string
}

/** What a screen names and is not there; empty when all is. One rule for the pack, the server and the desk. */
export function screenFaults(
  { scope, map, stops }: Pick<ScreenInput, 'scope' | 'map' | 'stops'>,
  names: ScreenNames,
): ScreenFault[] {
  const faults: ScreenFault[] = []
  if (scope !== null && !names.isUnit(scope)) faults.push({ path: ['scope'], detail: `no unit has the code ${scope}` })
  if (map !== null && !names.isIndicator(map)) faults.push({ path: ['map'], detail: `no indicator has the id ${map}` })
  for (const [index, stop] of stops.entries()) {
    const detail = stopFault(stop, names)
    if (detail !== null) faults.push({ path: ['stops', index, 'of'], detail })
  }
  return faults
}

function stopFault({ scene, of }: SceneStop, { isIndicator, isComponent }: ScreenNames): string | null {
  if (scene === 'component') {
    if (of === null) return 'the scene component needs the component it is of'
    return isComponent(of) ? null : `no component has the id ${of}`
  }
  if (scene === 'league') {
    if (of === null) return 'the scene league needs the indicator it is of'
    return isIndicator(of) ? null : `no indicator has the id ${of}`
  }
  return null
}

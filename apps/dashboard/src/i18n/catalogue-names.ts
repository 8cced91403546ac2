import type { WireCatalogue } from '@ioc/contract'
import type { Localised } from '@ioc/metrics'

/** Names by id and code; what the catalogue does not know is called by its code. */
export interface Names {
  readonly measure: (id: string) => string
  readonly unit: (code: string) => string
  readonly component: (id: string) => string
  readonly register: (id: string) => string
}

/** The names of a catalogue in one language. A code borne by several units in turn names the latest. */
export function namesOf(catalogue: WireCatalogue, pick: (localised: Localised) => string): Names {
  const measures = new Map(catalogue.measures.map(({ id, name }) => [id, name]))
  const units = new Map(
    catalogue.units.toSorted((a, b) => a.validFrom - b.validFrom).map(({ code, name }) => [code, name]),
  )
  const components = new Map(catalogue.components.map(({ id, name }) => [id, name]))
  const registers = new Map(catalogue.registers.map(({ id, name }) => [id, name]))
  const nameIn = (names: ReadonlyMap<string, Localised>) => (id: string) => {
    const name = names.get(id)
    return name ? pick(name) : id
  }
  return { measure: nameIn(measures), unit: nameIn(units), component: nameIn(components), register: nameIn(registers) }
}

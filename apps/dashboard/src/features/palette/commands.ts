import type { SavedView, WireCatalogue } from '@ioc/contract'
import { type Day, existsOn, type Localised } from '@ioc/metrics'
import type { Text } from '../../i18n/text.tsx'

/** What a command is about, in the order they are offered. */
export const KINDS = ['page', 'view', 'action', 'indicator', 'unit'] as const
export type CommandKind = (typeof KINDS)[number]

/** Somewhere to go or something to do, by a name. */
export interface Command {
  readonly id: string
  readonly kind: CommandKind
  readonly name: string
  /** Further words it is found by: other languages, ids. */
  readonly words: readonly string[]
  /** An address to go to, or what to do. */
  readonly run: string | (() => void)
}

/** A page as the palette needs it. */
export interface PageToOpen {
  readonly id: string
  readonly path: string
  readonly title: Localised
}

/** Everything there is to go to. Pages whose address holds something else (`/forms/:unit`) are reached by that. */
export function placesOf(
  { pick }: Pick<Text, 'pick'>,
  {
    pages,
    catalogue,
    views,
    today,
  }: {
    readonly pages: readonly PageToOpen[]
    readonly catalogue: Pick<WireCatalogue, 'indicators' | 'units'>
    readonly views: readonly SavedView[]
    readonly today: Day
  },
): readonly Command[] {
  const named = (kind: CommandKind, id: string, name: Localised, run: string): Command => ({
    id: `${kind}-${id}`,
    kind,
    name: pick(name),
    words: [id, ...Object.values(name)],
    run,
  })
  return [
    ...pages.filter(({ path }) => !/[:*]/.test(path)).map(({ id, path, title }) => named('page', id, title, path)),
    ...views.map(
      ({ id, name, address }): Command => ({ id: `view-${id}`, kind: 'view', name, words: [], run: address }),
    ),
    ...catalogue.indicators.map(({ id, name }) =>
      named('indicator', id, name, `/indicators/${encodeURIComponent(id)}`),
    ),
    ...catalogue.units
      .filter((unit) => existsOn(unit, today))
      .map(({ code, name }) => named('unit', code, name, `/units/${encodeURIComponent(code)}`)),
  ]
}

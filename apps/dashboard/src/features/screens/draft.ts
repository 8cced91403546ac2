import { type SceneId, type SceneStop, screenFaults, ScreenId, ScreenInput, type WireCatalogue } from '@ioc/contract'

/** A stop while it is typed. */
export interface StopDraft {
  /** Stays the same wherever the stop is moved to. */
  readonly key: number
  readonly scene: SceneId
  readonly of: string
  readonly seconds: string
}

/** A screen's record while it is typed: numbers as they stand in their fields. */
export interface Draft extends Pick<ScreenInput, 'name' | 'lang' | 'theme' | 'overviewBetween'> {
  readonly id: string
  /** Empty for the pack's own. */
  readonly scope: string
  /** Empty for the wall's own choice. */
  readonly map: string
  readonly diagonal: string
  readonly distance: string
  readonly holdSeconds: string
  readonly stops: readonly StopDraft[]
}

/** Fields that can be wrong, by their path in the record: `name`, `stops.2.of`. */
export type Faults = ReadonlySet<string>

const typed = (value: number) => String(value).replace('.', ',')

/** A record as fields. */
export function draftOf(id: string, record: ScreenInput): Draft {
  const { name, lang, theme, overviewBetween } = record
  return {
    id,
    name,
    lang,
    theme,
    overviewBetween,
    scope: record.scope ?? '',
    map: record.map ?? '',
    diagonal: typed(record.diagonal),
    distance: typed(record.distance),
    holdSeconds: typed(record.holdSeconds),
    stops: record.stops.map(({ scene, of, seconds }, key) => ({ key, scene, of: of ?? '', seconds: typed(seconds) })),
  }
}

/** What a new screen begins with: the overview and what needs action, on the usual display. */
export const FIRST: ScreenInput = {
  name: '',
  scope: null,
  lang: 'vi',
  theme: 'dark',
  diagonal: 65,
  distance: 2,
  map: null,
  stops: [
    { scene: 'overview', of: null, seconds: 45 },
    { scene: 'exceptions', of: null, seconds: 30 },
  ],
  overviewBetween: false,
  holdSeconds: 60,
}

/** `4`, `4,5` and `4.5` are numbers; anything else is none. */
export const numberOf = (text: string): number =>
  /^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.trim().replace(',', '.')) : Number.NaN

/** Scenes that are of a component or an indicator. */
export const isOf = (scene: SceneId): boolean => scene === 'component' || scene === 'league'

const stopOf = ({ scene, of, seconds }: StopDraft): SceneStop => ({
  scene,
  of: isOf(scene) && of !== '' ? of : null,
  seconds: numberOf(seconds),
})

/** The fields as a record, or which of them are wrong: by the rules the server has. */
export function readDraft(
  draft: Draft,
  { units, indicators, components }: Pick<WireCatalogue, 'units' | 'indicators' | 'components'>,
): { readonly input: ScreenInput | null; readonly faults: Faults } {
  const { name, lang, theme, overviewBetween, scope, map } = draft
  const told = {
    name,
    lang,
    theme,
    overviewBetween,
    scope: scope === '' ? null : scope,
    map: map === '' ? null : map,
    diagonal: numberOf(draft.diagonal),
    distance: numberOf(draft.distance),
    holdSeconds: numberOf(draft.holdSeconds),
    stops: draft.stops.map(stopOf),
  }
  const parsed = ScreenInput.safeParse(told)
  const named = screenFaults(told, {
    isUnit: (code) => units.some((unit) => unit.code === code),
    isIndicator: (id) => indicators.some((indicator) => indicator.id === id),
    isComponent: (id) => components.some((component) => component.id === id),
  })
  const issues = [...(parsed.error?.issues ?? []), ...named].map(({ path }) => path.join('.'))
  const faults = new Set(ScreenId.safeParse(draft.id).success ? issues : ['id', ...issues])
  return { input: faults.size === 0 && parsed.data ? parsed.data : null, faults }
}

import type { SceneStop, ScreenInput, WireCatalogue } from '@ioc/contract'
import { languages } from '../../i18n/index.ts'
import type { ScreensText } from './messages.ts'
import { sceneWords } from './scene-words.ts'

const FIELDS = [
  'name',
  'scope',
  'lang',
  'theme',
  'diagonal',
  'distance',
  'map',
  'stops',
  'overviewBetween',
  'holdSeconds',
] as const
type Field = (typeof FIELDS)[number]

/** What is another in the second record than in the first, a line for each field, in words. */
export function changesBetween(
  before: ScreenInput,
  after: ScreenInput,
  catalogue: WireCatalogue,
  text: ScreensText,
): string[] {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return changed.map((field) =>
    text.say('conflict.from', {
      field: text.say(`field.${field}`),
      before: VALUES[field](before, catalogue, text),
      after: VALUES[field](after, catalogue, text),
    }),
  )
}

type Words = (record: ScreenInput, catalogue: WireCatalogue, text: ScreensText) => string

const VALUES: Readonly<Record<Field, Words>> = {
  name: ({ name }) => name,
  scope: ({ scope }, { units }, { say, pick }) => {
    const unit = units.find(({ code }) => code === scope)
    return unit ? pick(unit.name) : (scope ?? say('field.scope.own'))
  },
  lang: ({ lang }) => languages.find(({ id }) => id === lang)?.name ?? lang,
  theme: ({ theme }, _, { say }) => say(`theme.${theme}`),
  diagonal: ({ diagonal }, _, { gap }) => gap(diagonal, 1),
  distance: ({ distance }, _, { gap }) => gap(distance, 1),
  map: ({ map }, { indicators }, { say, pick }) => {
    const indicator = indicators.find(({ id }) => id === map)
    return indicator ? pick(indicator.short) : (map ?? say('field.map.own'))
  },
  stops: ({ stops }, catalogue, text) => stops.map((stop) => stopWords(stop, catalogue, text)).join(', '),
  overviewBetween: ({ overviewBetween }, _, { say }) => say(overviewBetween ? 'conflict.yes' : 'conflict.no'),
  holdSeconds: ({ holdSeconds }, _, { number }) => number(holdSeconds),
}

function stopWords({ scene, of, seconds }: SceneStop, catalogue: WireCatalogue, text: ScreensText): string {
  return `${sceneWords(of === null ? scene : `${scene}:${of}`, catalogue, text)} (${text.number(seconds)})`
}

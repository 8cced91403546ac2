import type { FeatureText } from '../../../i18n/feature-text.tsx'
import { matrixFacts, matrixOf } from '../../../widgets/unit-matrix.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import type { messages } from './messages.ts'

type Say = FeatureText<keyof (typeof messages)['vi']>

/** Which unit has most off target, and which indicator is off target in most units; level ones are named together. */
export function matrixSentence(view: WallView, { say, pick }: Say): string {
  const { judged, watch, units, indicators } = matrixFacts(matrixOf(view))
  if (judged === 0) return say('nothing')
  if (units === null || indicators === null) return `${say('calm')} ${say('watch', { count: watch })}`.trim()
  const who = (id: 'units.who' | 'indicators.who', names: readonly string[]) =>
    say(id, { n: names.length, a: names[0] ?? '', b: names[1] ?? '' })
  const unitNames = units.which.map(({ unit }) => pick(unit.name))
  const indicatorNames = indicators.which.map(({ short }) => pick(short))
  return [
    say('units.off', { who: who('units.who', unitNames), count: units.count }),
    say('indicators.off', { ...indicators, which: '', who: who('indicators.who', indicatorNames) }),
  ].join(' ')
}

import type { FeatureText } from '../../../i18n/feature-text.tsx'
import { saidOfCell } from '../../../widgets/cell-figure.ts'
import { shortfallOf, whyOf } from '../../../widgets/cell-words.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import type { ComponentPicture } from './component.ts'
import type { messages } from './messages.ts'

type Say = FeatureText<keyof (typeof messages)['vi']>

/** How many of the indicators are on target, and how the first one stands. */
export function componentSentence({ catalogue }: WallView, { state, first }: ComponentPicture, text: Say): string {
  if (first === undefined) return text.say('empty')
  const count =
    state === undefined || state.counted === 0
      ? text.say('countNone')
      : text.say('count', { onTarget: state.onTarget, counted: state.counted })
  const { indicator, cell } = first
  if (cell === undefined) return count
  const value = whyOf(text, catalogue, cell) ?? saidOfCell(text, catalogue, indicator, cell)
  const gap = shortfallOf(text, catalogue, indicator, cell)
  const said = gap === null ? value : `${value}, ${gap}`
  return `${count} ${text.say('first', { name: text.pick(indicator.short), value: said })}`
}

import type { FeatureText } from '../../../i18n/feature-text.tsx'
import { isEmpty } from '../../../widgets/view.ts'
import type { WallView } from '../../../widgets/widget.tsx'
import { exceptionsOf, ROOM_FOR } from '../../../widgets/exceptions.ts'
import type { messages } from './messages.ts'

type Say = Pick<FeatureText<keyof (typeof messages)['vi']>, 'say'>

const KINDS = [
  ['off-target', 'off'],
  ['not-reported', 'silent'],
  ['implausible', 'implausible'],
  ['watch', 'watch'],
] as const

/** How many things of each kind there are; where there are more than fit, that these are the worst. */
export function exceptionsSentence(view: WallView, { say }: Say): string {
  const found = exceptionsOf(view)
  if (found.length === 0) return say(isEmpty(view.snapshot) ? 'empty' : 'calm')
  const counts = KINDS.flatMap(([kind, id]) => {
    const count = found.filter((one) => one.kind === kind).length
    return count === 0 ? [] : [say(id, { count })]
  })
  const first = found.length > ROOM_FOR ? ` ${say('first', { count: ROOM_FOR })}` : ''
  return `${say('all', { list: counts.join(', ') })}${first}`
}

import type { ScreenStanding, ScreenState } from '@ioc/contract'
import type { Mark } from '../../ui/status-mark.tsx'
import type { ScreensText } from './messages.ts'

/** The shape of each state, the same as everywhere: circle, diamond, triangle, ring, bar. */
export const MARKS: Readonly<Record<ScreenState, Mark>> = {
  live: 'on-target',
  behind: 'watch',
  frozen: 'off-target',
  away: 'no-data',
  never: 'none',
}

/** Worst first: what shows an old picture goes before what shows none. */
const WORST_FIRST: readonly ScreenState[] = ['frozen', 'behind', 'away', 'never', 'live']

/** What people call a screen: its record's name, the name in its address, or that it has none. */
export const nameOf = ({ record, report }: ScreenStanding, { say }: ScreensText): string =>
  record?.name ?? report?.screen ?? say('stranger.unnamed')

const rank = ({ state }: ScreenStanding) => WORST_FIRST.indexOf(state)

/** Screens, those that need attention first, the longest in their state before the others. */
export function worstFirst(screens: readonly ScreenStanding[]): ScreenStanding[] {
  return screens.toSorted((a, b) => rank(a) - rank(b) || (a.since ?? 0) - (b.since ?? 0))
}

/** How many screens do what, those that do not well by name, in one sentence. */
export function sentenceOf(screens: readonly ScreenStanding[], text: ScreensText): string {
  const parts = WORST_FIRST.flatMap((state) => {
    const those = screens.filter((screen) => screen.state === state)
    const names = those.map((screen) => nameOf(screen, text)).join(', ')
    return those.length === 0 ? [] : [text.say(`sum.${state}`, { count: those.length, names })]
  })
  return text.say('sum.whole', { total: screens.length, parts: parts.join(', ') })
}

/** Whether anything is wrong with any of them that somebody has to see to. */
export const isAnyAmiss = (screens: readonly ScreenStanding[]): boolean =>
  screens.some(({ state }) => state !== 'live' && state !== 'never')

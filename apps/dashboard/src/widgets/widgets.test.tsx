import { LANGS } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { faultsOf } from '../testing/faults-of.ts'
import type { Played } from '../testing/played.ts'
import { playedView } from '../testing/played-view.ts'
import { Stage } from '../testing/stage.tsx'
import { widgets } from './index.ts'

const DISTRICTS: readonly (readonly [string, Played])[] = [
  ['a district that fares well', {}],
  [
    'a district in trouble',
    { active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'], overdue: 3, byHand: ['20617'] },
  ],
  ['a district nobody has reported from', { empty: true }],
]

describe.each(widgets.map((widget) => [widget.id, widget] as const))('the widget %s', (_id, { View }) => {
  it.each(DISTRICTS)('says something, and nothing wrongly, of %s in every language', async (_name, played) => {
    for (const lang of LANGS) {
      const screen = await render(
        <Stage lang={lang}>
          <main>
            <View view={playedView(played)} />
          </main>
        </Stage>,
      )
      const text = screen.container.textContent ?? ''
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|[{}]/)
      await screen.unmount()
    }
  })

  it.each(['dark', 'light'] as const)('is clean by axe on %s', async (theme) => {
    const screen = await render(
      <Stage theme={theme}>
        <main className="bg-page text-text">
          <View view={playedView(DISTRICTS[1]![1], { theme })} />
        </main>
      </Stage>,
    )
    expect(await faultsOf(screen.container)).toEqual([])
  })
})

it('every widget has an id of its own', () => {
  expect(new Set(widgets.map(({ id }) => id)).size).toBe(widgets.length)
})

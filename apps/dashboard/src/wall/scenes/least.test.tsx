import { LANGS, type Lang } from '@ioc/metrics'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { fullView } from '../../testing/full-view.ts'
import { NOW } from '../../testing/played.ts'
import { playedSteps, WITH_STEPS } from '../../testing/played-steps.ts'
import { speak } from '../../testing/speak.ts'
import { Stage } from '../../testing/stage.tsx'
import { SCENE_ROOM } from '../../widgets/scene-room.ts'
import { SceneWall } from '../scene-wall.tsx'
import { scenes as entries } from './index.ts'
import type { Scene } from './scene.ts'
import { LATE, playedSource } from './sources/played-sources.ts'

// Where less than this share of the least is left, the wall says so instead (`legibility.tsx`).
const TOLERANCE = 0.93
const CANVAS = { wide: 120, high: 67.5 }
const DISPLAYS = [
  ['across', 1920, 1080],
  ['upright', 1080, 1920],
] as const

const owed = LATE.units[0]!
const manyOwe = Array.from({ length: 14 }, (_, at) => ({ ...owed, unit: `u${at}` }))
const sources = Array.from({ length: 12 }, (_, at) => playedSource({ id: `s${at}`, name: 'Hệ thống một cửa điện tử' }))
const full = fullView(
  { active: { '20620': 0.8, '20617': 0.93 }, silent: ['20638'] },
  { sources: { late: { ...LATE, units: manyOwe }, health: { asOf: NOW, sources } } },
)
/** Half of the communes report late. */
const cellOf: typeof full.cellOf = (indicator, unit) => {
  const cell = full.cellOf(indicator, unit)
  const late = Number(unit?.slice(1)) % 2 === 0
  return cell && late ? { ...cell, freshness: { ...cell.freshness, state: 'late' } } : cell
}
const catalogue = { ...full.catalogue, registers: WITH_STEPS.registers }
const view = { ...full, cellOf, catalogue, steps: playedSteps({}, { 1: { overdue: 12 } }) }
const facts = { newest: null, oldest: null, due: 0, onTime: 0, sample: false }
const at = {
  stop: { scene: 'matrix', of: null, seconds: 60 },
  index: 0,
  count: 1,
  began: 0,
  ends: 1,
  held: false,
} as const
const choices = { lang: 'vi', theme: 'dark', link: null } as const
const nothing = () => undefined
const scenes = await Promise.all(entries.map(({ load }) => load()))

function Wall({ scene, lang }: { readonly scene: Scene; readonly lang: Lang }) {
  const of = scene.id === 'component' ? 'c0' : null
  const head = scene.head({ view, of }, speak(lang))
  return (
    <Stage lang={lang}>
      <SceneWall
        name={speak(lang).t('app.title', { name: speak(lang).pick(view.scope.name) })}
        scene={scene}
        head={head}
        reach="https://ioc.duyxuyen.example"
        view={view}
        of={of}
        band={{ facts, unitOf: view.unitOf, sample: true, screen: null, build: '', scene: { title: head.title, at } }}
        choices={{ ...choices, chooseLang: nothing, chooseTheme: nothing }}
      />
    </Stage>
  )
}

/** What is cut, or reaches past what holds it, between the head and the band. */
function cutIn(container: Element): string[] {
  const main = container.querySelector('main')!
  const [, body] = main.children
  return [body!, ...body!.querySelectorAll<HTMLElement>('*')]
    .filter((element) => {
      if (element.closest('.sr-only') !== null) return false
      const { display, overflowX, overflowY } = getComputedStyle(element)
      // A typeface's own box is higher than its line, and empty there.
      if (display === 'inline') return false
      const across = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      const down = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 2
      const past = element.getBoundingClientRect().bottom > body!.getBoundingClientRect().bottom + 2
      return across || down || past
    })
    .map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 60)}`)
}

/** Figures that a mark of the same cell stands on. */
function coveredIn(container: Element): (string | null)[] {
  return [...container.querySelectorAll('td')].flatMap((cell) => {
    const figure = cell.querySelector('.live-value')
    const marks = [...cell.querySelectorAll('svg')].filter((mark) => mark.getClientRects().length > 0)
    const to = figure?.getBoundingClientRect()
    const covers = marks.some((mark) => {
      const { left, right } = mark.getBoundingClientRect()
      return to !== undefined && left < to.right - 1 && right > to.left + 1
    })
    return covers ? [cell.textContent] : []
  })
}

afterEach(async () => {
  document.documentElement.style.removeProperty('--legible')
  await page.viewport(1920, 1080)
})

describe.each(scenes.map((scene) => [scene.id, scene] as const))(
  'the scene %s in the least room it asks for',
  (_id, scene) => {
    it.each(DISPLAYS)('is whole on a display that stands %s, in every language', async (_name, width, height) => {
      await page.viewport(width, height)
      const scale =
        Math.min(CANVAS.wide / SCENE_ROOM[scene.id].wide, CANVAS.high / SCENE_ROOM[scene.id].high) / TOLERANCE
      document.documentElement.style.setProperty('--legible', String(scale))
      for (const lang of LANGS) {
        const { container, unmount } = await render(<Wall scene={scene} lang={lang} />)
        // Laid out once, so that its typefaces are asked for.
        expect(container.querySelector('[data-scene]')?.getBoundingClientRect().height).toBe(height)
        await document.fonts.ready
        expect({ lang, cut: cutIn(container) }).toEqual({ lang, cut: [] })
        expect(coveredIn(container)).toEqual([])
        await unmount()
      }
    })
  },
)

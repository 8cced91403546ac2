// Every scene and page: what it looks like, in which languages and on what displays, and that it is free of faults.
// Its pictures are made anew with `npm run pictures` after a change that was meant; look at each before it is committed.
import { expect, test } from '@playwright/test'
import { openStillCentre, type StillCentre } from './centre.ts'
import { expectSpoken, faultsOf, lookThrough, sideways, stillPicture } from './looking.ts'
import { PAGES, SCENES, VIEWS } from './views.ts'

/** Each display in a language of its own. At 4K hang walls, and what they show is what they show at 1920, larger. */
const DISPLAYS = {
  wall: { width: 1920, height: 1080, kept: 640, lang: 'vi', theme: 'dark', shown: VIEWS, sought: true },
  '4K': { width: 3840, height: 2160, kept: 640, lang: 'en', theme: 'light', shown: SCENES, sought: false },
  phone: { width: 390, height: 844, kept: 234, lang: 'bn', theme: 'light', shown: VIEWS, sought: true },
} as const

/** Letters are drawn a little differently by each version of a browser; a part that moved or vanished is far more. */
const TOLERANCE = { threshold: 0.3, maxDiffPixelRatio: 0.02 }

let centre: StillCentre
test.beforeAll(async () => {
  centre = await openStillCentre()
})
test.afterAll(() => centre.close())
test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const withWords = (path: string, words: string) => `${centre.url}${path}${path.includes('?') ? '&' : '?'}${words}`

for (const [size, display] of Object.entries(DISPLAYS)) {
  test(`every scene and page looks as it did at ${size}, fits, and is free of faults`, async ({ page }) => {
    await page.setViewportSize(display)
    const session = await page.context().newCDPSession(page)
    const { open, complaints } = lookThrough(page)
    for (const [name, path] of Object.entries<string>(display.shown)) {
      await test.step(name, async () => {
        await open(withWords(path, `lang=${display.lang}&theme=${display.theme}`))
        expect.soft(await stillPicture(session, display)).toMatchSnapshot([size, `${name}.png`], TOLERANCE)
        expect.soft(await sideways(page), name).toBe(0)
        expect.soft(complaints, name).toEqual([])
        await expectSpoken(page, name, display.lang)
        if (display.sought) expect.soft(await faultsOf(page), name).toEqual([])
      })
    }
  })
}

test('every page can be read in English at twice the size of letters, and on the smallest phone', async ({ page }) => {
  const { open } = lookThrough(page)
  // The longest figure there is in the largest letters: "63 bulletins in 4 weeks".
  const pages = { ...PAGES, 'a count over weeks': '/indicators/information.radio-bulletins' }
  for (const [name, path] of Object.entries(pages)) {
    await open(withWords(path, 'lang=en'))
    for (const [width, height] of [
      [640, 360],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect.soft(await sideways(page), `${name} at ${width}`).toBe(0)
    }
  }
})

test('every scene fits an upright display, a wide one and a wall of six', async ({ page }) => {
  const { open } = lookThrough(page)
  for (const [width, height] of [
    [1080, 1920],
    [2560, 1080],
    [5760, 2160],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [name, path] of Object.entries(SCENES)) {
      await open(`${centre.url}${path}`)
      const over = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
        return [scrollWidth - clientWidth, scrollHeight - clientHeight]
      })
      expect.soft(over, `${name} at ${width} × ${height}`).toEqual([0, 0])
    }
  }
})

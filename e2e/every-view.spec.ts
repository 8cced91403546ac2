// Every scene and page: what it looks like, in which languages and on what displays, and that it is free of faults.
// Its pictures are made anew with `npm run pictures` after a change that was meant; look at each before it is committed.
import { expect, test } from '@playwright/test'
import { openStillCentre, type StillCentre } from './centre.ts'
import { expectSpoken, faultsOf, lookThrough, sideways, stillPicture } from './looking.ts'
import { PAGES, SCENES, VIEWS } from './views.ts'

const SIZES = {
  wall: { width: 1920, height: 1080, kept: 640 },
  '4K': { width: 3840, height: 2160, kept: 640 },
  phone: { width: 390, height: 844, kept: 234 },
}

/** Letters are drawn a little differently by each version of a browser; a part that moved or vanished is far more. */
const TOLERANCE = { threshold: 0.3, maxDiffPixelRatio: 0.02 }

let centre: StillCentre
test.beforeAll(async () => {
  centre = await openStillCentre()
})
test.afterAll(() => centre.close())
test.beforeEach(async ({ page }) => {
  test.setTimeout(600_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const withWords = (path: string, words: string) => `${centre.url}${path}${path.includes('?') ? '&' : '?'}${words}`

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`every scene and page looks as it did at ${size}, and fits`, async ({ page }) => {
    await page.setViewportSize(viewport)
    // The second hand is no part of a picture that is to be compared.
    await page.addInitScript(() => {
      const style = document.createElement('style')
      style.textContent = 'header time, footer[aria-label] .quiet { visibility: hidden }'
      document.addEventListener('DOMContentLoaded', () => document.head.append(style))
    })
    const session = await page.context().newCDPSession(page)
    const { open, complaints } = lookThrough(page)
    for (const [name, path] of Object.entries(VIEWS)) {
      await test.step(name, async () => {
        await open(`${centre.url}${path}`)
        expect.soft(await stillPicture(session, viewport)).toMatchSnapshot([size, `${name}.png`], TOLERANCE)
        expect.soft(await sideways(page), name).toBe(0)
        expect.soft(complaints, name).toEqual([])
      })
    }
  })
}

for (const [words, lang, viewport] of [
  ['lang=vi&theme=dark', 'vi', SIZES.wall],
  ['lang=bn&theme=light', 'bn', SIZES.phone],
] as const) {
  test(`every scene and page is free of faults with ${words} at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const { open } = lookThrough(page)
    for (const [name, path] of Object.entries(VIEWS)) {
      await test.step(name, async () => {
        await open(withWords(path, words))
        expect.soft(await faultsOf(page), name).toEqual([])
        expect.soft(await sideways(page), name).toBe(0)
        await expectSpoken(page, name, lang)
      })
    }
  })
}

test('every page can be read in English at twice the size of letters, and on the smallest phone', async ({ page }) => {
  const { open } = lookThrough(page)
  for (const [width, height] of [
    [640, 360],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [name, path] of Object.entries(PAGES)) {
      await open(withWords(path, 'lang=en'))
      expect.soft(await sideways(page), `${name} at ${width}`).toBe(0)
      await expectSpoken(page, name, 'en')
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

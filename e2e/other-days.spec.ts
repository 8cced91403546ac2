// Days on which dates go wrong: what is drawn then must be as free of faults as on any Monday.
import { expect, test } from '@playwright/test'
import { openStillCentre, type StillCentre } from './centre.ts'
import { expectSpoken, faultsOf, lookThrough, sideways } from './looking.ts'
import { PAGES, SCENES } from './views.ts'

const DAYS = {
  'the last hour of a month': '2026-06-30T23:30:00+07:00',
  'the last day of a year': '2026-12-31T16:58:00+07:00',
  'the first morning of 2027': '2027-01-01T00:05:00+07:00',
  'the second day of Tết': '2027-02-07T09:00:00+07:00',
}

/** What is made of dates: periods, due moments, ages and axes. */
const { overview, exceptions, 'wall-sources': late } = SCENES
const { leader, indicator, unit, number, explore, forms, form, sources } = PAGES
const DATED = { overview, exceptions, late, leader, indicator, unit, number, explore, forms, form, sources }

/** What the width of a date or the length of a list decides; colours and roles are those of every day. */
const OF_A_DAY = ['scrollable-region-focusable', 'target-size', 'aria-valid-attr-value', 'duplicate-id-aria']

/** What stands on a page where a date or a number was made of nothing. */
const NOTHING = /NaN|undefined|Invalid Date|Infinity|\[object/

for (const [day, now] of Object.entries(DAYS)) {
  test.describe(day, () => {
    let centre: StillCentre
    test.beforeAll(async () => {
      centre = await openStillCentre({ now, days: 14 })
    })
    test.afterAll(() => centre.close())

    test('no page is at fault, on a phone in Bengali', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.setViewportSize({ width: 390, height: 844 })
      const { open, complaints } = lookThrough(page)
      for (const [name, path] of Object.entries(DATED)) {
        await test.step(name, async () => {
          await open(`${centre.url}${path}${path.includes('?') ? '&' : '?'}lang=bn&theme=light`)
          expect.soft(await faultsOf(page, OF_A_DAY), name).toEqual([])
          expect.soft(await sideways(page), name).toBe(0)
          expect.soft(await page.locator('body').innerText(), name).not.toMatch(NOTHING)
          expect.soft(complaints, name).toEqual([])
          await expectSpoken(page, name, 'bn')
        })
      }
    })
  })
}

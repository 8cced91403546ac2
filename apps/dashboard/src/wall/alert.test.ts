import { describe, expect, it } from 'vitest'
import { CATALOGUE, NOW, playedSnapshot } from '../testing/played.ts'
import { type Alerts, alertsAfter, NO_ALERT } from './alert.ts'

const MINUTE = 60_000
const HOLD = 45
/** The whole district below its target, because one commune is far below. */
const LOW = { '20620': 0.5 }
const well = playedSnapshot()
const fallen = playedSnapshot({ active: LOW })
const rings = (before: typeof well, after: typeof well, alerts: Alerts = NO_ALERT) =>
  alertsAfter(CATALOGUE, alerts, before, after, HOLD).heldUntil

describe('an off-target alert', () => {
  it('holds the wall when an indicator that was better falls off target', () => {
    expect(rings(well, fallen)).toBe(NOW + HOLD * 1_000)
  })

  it('is not raised again by what was off target before, nor by what recovers', () => {
    expect(rings(fallen, fallen)).toBeNull()
    expect(rings(fallen, well)).toBeNull()
  })

  it('is not raised by a first number, nor by another scope, nor where nobody asks for it', () => {
    expect(rings(playedSnapshot({ empty: true }), fallen)).toBeNull()
    expect(rings({ ...well, scope: 'elsewhere' }, fallen)).toBeNull()
    expect(alertsAfter(CATALOGUE, NO_ALERT, well, fallen, 0)).toEqual(NO_ALERT)
  })

  it('is not raised by a unit below: of all their numbers some fall at any hour', () => {
    const district = new Map(well.cells.filter(({ unit }) => unit === '508').map((cell) => [cell.indicator, cell]))
    const cells = fallen.cells.map((cell) => (cell.unit === '508' ? district.get(cell.indicator)! : cell))
    expect(cells.some(({ status }) => status === 'off-target')).toBe(true)
    expect(rings(well, { ...fallen, cells })).toBeNull()
  })

  it('is raised once an hour by an indicator that goes to and fro about its target', () => {
    const first = alertsAfter(CATALOGUE, NO_ALERT, well, fallen, HOLD)
    const soon = { ...fallen, asOf: NOW + 59 * MINUTE }
    expect(rings(well, soon, first)).toBe(first.heldUntil)
    const later = { ...fallen, asOf: NOW + 60 * MINUTE }
    expect(rings(well, later, first)).toBe(later.asOf + HOLD * 1_000)
  })
})

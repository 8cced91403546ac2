import { describe, expect, it } from 'vitest'
import { readableFrom, roomOf } from './legible.ts'

const hd = { width: 1920, height: 1080 }

describe('the room of a display', () => {
  it('is the plain canvas for 86 inches at three metres: 20 pixels of 1080 are just enough', () => {
    const { scale, wide, high } = roomOf({ ...hd, diagonal: 86, distance: 3 })
    expect(scale).toBeCloseTo(1.006, 3)
    expect(wide).toBeCloseTo(119.3, 1)
    expect(high).toBeCloseTo(67.1, 1)
  })

  it('asks 27 pixels of a 65-inch display at three metres', () => {
    expect(20 * roomOf({ ...hd, diagonal: 65, distance: 3 }).scale).toBeCloseTo(26.6, 0)
  })

  it('does not depend on how many pixels there are', () => {
    const near = roomOf({ ...hd, diagonal: 65, distance: 3 })
    const fine = roomOf({ width: 3840, height: 2160, diagonal: 65, distance: 3 })
    expect(fine).toEqual({
      scale: expect.closeTo(near.scale),
      wide: expect.closeTo(near.wide),
      high: expect.closeTo(near.high),
    })
  })

  it('never draws smaller than the plain canvas, however near the eye is', () => {
    expect(roomOf({ ...hd, diagonal: 100, distance: 0.5 })).toEqual({ scale: 1, wide: 120, high: 67.5 })
  })

  it('is wider on a wall of displays, and turned on an upright one', () => {
    expect(roomOf({ width: 5760, height: 2160, diagonal: 165, distance: 3 }).wide).toBeCloseTo(180)
    expect(roomOf({ width: 1080, height: 1920, diagonal: 86, distance: 3 })).toMatchObject({
      wide: expect.closeTo(67.1, 1),
      high: expect.closeTo(119.3, 1),
    })
  })

  it('says from how far a scene can be read', () => {
    expect(readableFrom({ ...hd, diagonal: 86, distance: 9 }, { wide: 120, high: 67.5 })).toBeCloseTo(2.98, 1)
    expect(readableFrom({ ...hd, diagonal: 86, distance: 9 }, { wide: 60, high: 30 })).toBeCloseTo(5.97, 1)
  })
})

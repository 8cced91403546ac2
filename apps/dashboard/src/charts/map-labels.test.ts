import { describe, expect, it } from 'vitest'
import { type LabelBox, spreadLabels } from './map-labels.ts'

const box = (x: number, y: number): LabelBox => ({ x, y, width: 80, height: 40 })

function overlaps(boxes: readonly LabelBox[], shifts: readonly { dx: number; dy: number }[]): number {
  const at = boxes.map(({ x, y }, i) => ({ x: x + shifts[i]!.dx, y: y + shifts[i]!.dy }))
  let count = 0
  for (const [i, one] of at.entries())
    for (const other of at.slice(i + 1))
      if (Math.abs(one.x - other.x) < 79.9 && Math.abs(one.y - other.y) < 39.9) count += 1
  return count
}

describe('labels on a map', () => {
  it('stay where the pack put them when none lies on another', () => {
    expect(spreadLabels([box(100, 100), box(300, 100)], 500, 300)).toEqual([
      { dx: 0, dy: 0 },
      { dx: 0, dy: 0 },
    ])
  })

  it('move apart the shorter way until none lies on another', () => {
    const crowd = [box(200, 150), box(210, 170), box(240, 140), box(190, 130)]
    expect(overlaps(crowd, spreadLabels(crowd, 500, 300))).toBe(0)
  })

  it('stay within the map', () => {
    const [shift] = spreadLabels([box(490, 10)], 500, 300)
    expect(shift).toEqual({ dx: -30, dy: 10 })
  })
})

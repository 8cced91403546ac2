/** A label's box around the point it belongs to, in pixels. */
export interface LabelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const ROUNDS = 60

/**
 * Moves each label as little as it takes to lie on no other and within `width` × `height`.
 * Returns the shift of each, in order. The same boxes always give the same answer.
 */
export function spreadLabels(
  boxes: readonly LabelBox[],
  width: number,
  height: number,
): { readonly dx: number; readonly dy: number }[] {
  const moved = boxes.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < ROUNDS; round++) {
    const pushed = pushApart(boxes, moved)
    for (const [at, place] of moved.entries()) keepInside(boxes[at]!, place, width, height)
    if (!pushed) break
  }
  return moved.map(({ x, y }, at) => ({ dx: x - boxes[at]!.x, dy: y - boxes[at]!.y }))
}

interface Place {
  x: number
  y: number
}

function pushApart(boxes: readonly LabelBox[], moved: readonly Place[]): boolean {
  let pushed = false
  for (const [a, one] of moved.entries()) {
    for (let b = a + 1; b < moved.length; b++) {
      const other = moved[b]!
      const overX = (boxes[a]!.width + boxes[b]!.width) / 2 - Math.abs(one.x - other.x)
      const overY = (boxes[a]!.height + boxes[b]!.height) / 2 - Math.abs(one.y - other.y)
      if (overX <= 0 || overY <= 0) continue
      pushed = true
      // The shorter way out, each going half of it.
      if (overX < overY) separate(one, other, 'x', overX)
      else separate(one, other, 'y', overY)
    }
  }
  return pushed
}

function separate(one: Place, other: Place, axis: 'x' | 'y', overlap: number) {
  const step = (overlap / 2 + 0.5) * (one[axis] <= other[axis] ? 1 : -1)
  one[axis] -= step
  other[axis] += step
}

function keepInside(box: LabelBox, place: Place, width: number, height: number) {
  place.x = Math.min(Math.max(place.x, box.width / 2), width - box.width / 2)
  place.y = Math.min(Math.max(place.y, box.height / 2), height - box.height / 2)
}

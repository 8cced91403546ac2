import type { SceneId } from '@ioc/contract'

/** One block of a sketch: left, top, width and height, in hundredths of the picture. */
export type Block = readonly [x: number, y: number, wide: number, high: number]

const HEAD: Block = [3, 4, 94, 7]
const BAND: Block = [0, 94, 100, 6]

function grid(columns: number, rows: number, [x, y, wide, high]: Block): Block[] {
  const [cell, line] = [wide / columns, high / rows]
  return Array.from({ length: columns * rows }, (_, at) => [
    x + (at % columns) * cell,
    y + Math.floor(at / columns) * line,
    cell - 1.5,
    line - 1.5,
  ])
}

const SKETCHES: Readonly<Record<SceneId, readonly Block[]>> = {
  overview: [
    ...grid(1, 4, [3, 15, 25, 56]),
    [30, 15, 41, 40],
    [30, 57, 41, 13],
    [73, 15, 24, 56],
    ...grid(6, 1, [3, 73, 95, 19]),
  ],
  exceptions: grid(1, 6, [3, 15, 95.5, 78]),
  component: [...grid(4, 2, [3, 15, 95.5, 44]), [3, 60, 60, 32], [65, 60, 32, 32]],
  matrix: grid(8, 9, [3, 15, 95.5, 78]),
  league: grid(1, 10, [3, 15, 95.5, 78]),
  steps: grid(5, 1, [3, 22, 95.5, 58]),
  sources: grid(2, 1, [3, 15, 95.5, 78]),
}

/** A scene's layout as a few blocks, so that one picture can be told from another at a glance. */
export const sketchOf = (scene: SceneId): readonly Block[] => [HEAD, ...SKETCHES[scene], BAND]

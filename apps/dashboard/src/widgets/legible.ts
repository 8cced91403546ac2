/** Cap height of Be Vietnam Pro, of its size. */
const CAP_HEIGHT = 0.7
const ARC_MINUTE = Math.PI / 180 / 60
/** A label is read at this angle (`docs/decisions/012`): smaller, and it is guessed. */
const LABEL_ARC_MINUTES = 16
const CANVAS = { wide: 120, high: 67.5, label: 1.25 }
const INCH = 0.0254

/** How large a display is (inches), how far its farthest reader stands (metres), and how many pixels it has. */
export interface Viewing {
  readonly diagonal: number
  readonly distance: number
  readonly width: number
  readonly height: number
}

/** The room there is on a display whose letters can be read: in rem, as scenes are laid out. */
export interface Room {
  /** How much larger than the plain canvas everything is drawn; never below 1. */
  readonly scale: number
  readonly wide: number
  readonly high: number
}

/**
 * The canvas of a display: letters as high as 16 arc minutes at the distance, and never smaller than the plain
 * canvas has them. A display seen from afar has room for less.
 */
export function roomOf({ diagonal, distance, width, height }: Viewing): Room {
  const upright = height > width
  const [across, down] = upright ? [CANVAS.high, CANVAS.wide] : [CANVAS.wide, CANVAS.high]
  const rem = Math.min(width / across, height / down)
  const metresPerPixel = (diagonal * INCH) / Math.hypot(width, height)
  const needed = (2 * distance * Math.tan((LABEL_ARC_MINUTES * ARC_MINUTE) / 2)) / CAP_HEIGHT
  const scale = Math.max(1, needed / (CANVAS.label * rem * metresPerPixel))
  return { scale, wide: width / rem / scale, high: height / rem / scale }
}

/** The farthest a display can be read from when a scene needs this many rem, in metres. */
export function readableFrom(viewing: Viewing, least: { readonly wide: number; readonly high: number }): number {
  const { wide, high, scale } = roomOf(viewing)
  const spare = Math.min((wide * scale) / least.wide, (high * scale) / least.high)
  const { scale: atOneMetre } = roomOf({ ...viewing, distance: 1_000 })
  return (spare / atOneMetre) * 1_000
}

/** A little less than a scene was laid out for still shows it whole. */
const TOLERANCE = 0.93

/** Whether a scene that needs this much room (rem, of a display that lies) can be read, and from how many metres it can. */
export function legibility(
  viewing: Viewing,
  least: { readonly wide: number; readonly high: number },
): { readonly readable: boolean; readonly from: number } {
  const upright = viewing.height > viewing.width
  const [wide, high] = upright ? [least.high, least.wide] : [least.wide, least.high]
  const needed = { wide: wide * TOLERANCE, high: high * TOLERANCE }
  const room = roomOf(viewing)
  const readable = room.wide >= needed.wide && room.high >= needed.high
  return { readable, from: Math.floor(readableFrom(viewing, needed) * 10) / 10 }
}

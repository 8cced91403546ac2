/** Red, green, blue, each 0…255. */
export type Rgb = readonly [number, number, number]

export function rgbOf(hex: string): Rgb {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16)
  return [at(1), at(3), at(5)]
}

const linear = (channel: number) => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
const encoded = (share: number) => {
  const within = Math.min(1, Math.max(0, share))
  return 255 * (within <= 0.003_130_8 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055)
}
const apply = (matrix: readonly Rgb[], [r, g, b]: Rgb): Rgb => {
  const row = (at: number) => matrix[at]![0] * r + matrix[at]![1] * g + matrix[at]![2] * b
  return [row(0), row(1), row(2)]
}

/** Contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

// Full dichromacy in linear RGB, after Machado, Oliveira and Fernandes (2009).
const DEFICIENCIES = {
  protanopia: [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
  ],
  deuteranopia: [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_82, 0.042_94, 0.968_881],
  ],
} as const satisfies Record<string, readonly Rgb[]>

/** A colour as someone sees it who lacks one kind of cone. */
export function seenAs([r, g, b]: Rgb, deficiency: keyof typeof DEFICIENCIES): Rgb {
  const [x, y, z] = apply(DEFICIENCIES[deficiency], [linear(r), linear(g), linear(b)])
  return [encoded(x), encoded(y), encoded(z)]
}

const TO_XYZ = [
  [0.412_456, 0.357_576, 0.180_437],
  [0.212_673, 0.715_152, 0.072_175],
  [0.019_334, 0.119_192, 0.950_304],
] as const satisfies readonly Rgb[]
const WHITE: Rgb = [0.950_47, 1, 1.088_83]

function lab([r, g, b]: Rgb): Rgb {
  const xyz = apply(TO_XYZ, [linear(r), linear(g), linear(b)])
  const [x, y, z] = xyz.map((value, at) => {
    const share = value / WHITE[at]!
    return share > 216 / 24_389 ? Math.cbrt(share) : ((24_389 / 27) * share + 16) / 116
  })
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)]
}

/** How far two colours are apart to the eye: CIE 1976, 2.3 being just noticeable. */
export function difference(one: Rgb, other: Rgb): number {
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

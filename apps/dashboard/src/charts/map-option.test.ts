import { describe, expect, it } from 'vitest'
import { SQUARES } from '../testing/played-view.ts'
import { mapOption, mapSource, type MapUnit } from './map-option.ts'
import { frameMap } from './map-projection.ts'

const palette = (token: string) => `the ${token}`
const SIZE = { width: 900, height: 400, rem: 16 }
const UNITS: MapUnit[] = [
  { code: '20599', name: 'Nam Phước', value: '97,0', mark: 'on-target', late: false },
  { code: '20617', name: 'Duy Trinh', value: '91,0', mark: 'watch', late: true },
  { code: '20620', name: 'Duy Sơn', value: '85,0', mark: 'off-target', late: false },
  { code: '20638', name: 'Duy Hải', value: '–', mark: 'no-data', late: false },
]

interface Shape {
  readonly name: string
  readonly itemStyle: { readonly areaColor: string; readonly decal?: object }
  readonly label: { readonly formatter: string; readonly rich: { readonly value: { readonly fontSize: number } } }
}
interface Series {
  readonly map: string
  readonly aspectScale: number
  readonly data: readonly Shape[]
}
const seriesOf = (size = SIZE) => (mapOption(SQUARES, UNITS, 'units', palette, size) as { series: Series[] }).series[0]!

describe('the map of units', () => {
  it('says each status by colour, and by a sign beside the value', () => {
    const { data } = seriesOf()
    expect(data.map(({ itemStyle }) => itemStyle.areaColor)).toEqual([
      'the map-ok',
      'the map-watch',
      'the map-off',
      'the map-none',
    ])
    expect(data.map(({ label }) => label.formatter)).toEqual([
      '{name|Nam Phước}\n{value|97,0}',
      '{name|Duy Trinh}\n{value|◆ 91,0}',
      '{name|Duy Sơn}\n{value|▲ 85,0}',
      '{name|Duy Hải}\n{value|○ –}',
    ])
  })

  it('hatches the units that have not reported, whether their last value stands or not, and no other', () => {
    expect(seriesOf().data.map(({ itemStyle }) => itemStyle.decal !== undefined)).toEqual([false, true, false, true])
  })

  it('labels at 20 px of 1080, twice that at 4K', () => {
    expect(seriesOf().data[0]!.label.rich.value.fontSize).toBe(20)
    expect(seriesOf({ width: 1_800, height: 800, rem: 32 }).data[0]!.label.rich.value.fontSize).toBe(40)
  })

  it('leaves the names out where a phone has no room for them', () => {
    expect(seriesOf({ width: 340, height: 200, rem: 12 }).data[2]!.label.formatter).toBe('{value|▲ 85,0}')
  })

  it('finds shapes by unit code and labels them where the pack says', () => {
    const source = JSON.parse(mapSource(SQUARES)) as { features: { properties: object }[] }
    expect(source.features[0]!.properties).toEqual({ name: '20599', cp: [108.05, 15.85] })
  })
})

describe('the frame of a map', () => {
  it('fills the panel without bending the land', () => {
    const frame = frameMap(SQUARES, 900, 400, 8)
    expect(frame.width).toBeCloseTo(884)
    expect(frame.aspect).toBeCloseTo(Math.cos((15.85 * Math.PI) / 180))
    expect(frame.width / frame.height).toBeCloseTo((0.4 * frame.aspect) / 0.1)
    const [x, y] = frame.project(108.2, 15.85)
    expect(x).toBeCloseTo(450)
    expect(y).toBeCloseTo(200)
  })
})

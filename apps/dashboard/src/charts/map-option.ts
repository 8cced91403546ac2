import type { EChartsCoreOption } from 'echarts/core'
import type { Mark } from '../ui/status-mark.tsx'
import type { Boundaries } from './boundaries.ts'
import type { ChartSize } from './chart-size.ts'
import { spreadLabels } from './map-labels.ts'
import { frameMap } from './map-projection.ts'
import type { Palette } from './palette.ts'

/** One unit as the map shows it. */
export interface MapUnit {
  readonly code: string
  readonly name: string
  /** As written: `95,4`, or a dash. */
  readonly value: string
  readonly mark: Mark
  /** Its last report is overdue: the value stands, hatched. */
  readonly late: boolean
}

const TONES: Readonly<Record<Mark, string>> = {
  'on-target': 'map-ok',
  watch: 'map-watch',
  'off-target': 'map-off',
  'no-data': 'map-none',
  implausible: 'map-none',
  none: 'map-none',
}

// The status shapes as characters, because a label is text.
const SIGNS: Readonly<Record<Mark, string>> = {
  'on-target': '',
  watch: '◆ ',
  'off-target': '▲ ',
  'no-data': '○ ',
  implausible: '✕ ',
  none: '',
}

const LABEL_REM = 1.25
const LINE = 1.3
// A map narrower than this has no room for fourteen names: it bears values, and the names stand in a list below.
const NAMES_FROM_REM = 40

/** The shapes as ECharts registers them: found by unit code, labelled where the pack says. */
export function mapSource(boundaries: Boundaries): string {
  const features = boundaries.features.map(({ id, properties, ...feature }) => {
    const { label_lon: lon, label_lat: lat } = properties
    return {
      ...feature,
      properties: { name: id, ...(lon === undefined || lat === undefined ? {} : { cp: [lon, lat] }) },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** The map of units as an ECharts option: status by colour, hatch and sign, name and value on every unit. */
export function mapOption(
  boundaries: Boundaries,
  units: readonly MapUnit[],
  mapName: string,
  palette: Palette,
  size: ChartSize,
): EChartsCoreOption {
  const frame = frameMap(boundaries, size.width, size.height, size.rem * 0.5)
  const named = size.width >= NAMES_FROM_REM * size.rem
  const shifts = labelShifts(boundaries, units, size, named)
  return {
    animation: false,
    textStyle: { fontFamily: 'Be Vietnam Pro, Noto Sans Bengali, sans-serif' },
    series: [
      {
        type: 'map',
        map: mapName,
        silent: true,
        aspectScale: frame.aspect,
        left: frame.left,
        top: frame.top,
        width: frame.width,
        height: frame.height,
        selectedMode: false,
        itemStyle: { borderColor: palette('map-edge'), borderWidth: size.rem * 0.14, areaColor: palette('map-none') },
        data: units.map((unit) => shapeOf(unit, palette, size.rem, named)),
        labelLayout: ({ dataIndex }: { dataIndex?: number }) => shifts[dataIndex ?? -1] ?? {},
      },
    ],
  }
}

function shapeOf({ code, name, value, mark, late }: MapUnit, palette: Palette, rem: number, named: boolean) {
  const tone = TONES[mark]
  const hatched = late || mark === 'no-data'
  const font = { fontSize: LABEL_REM * rem, lineHeight: LABEL_REM * LINE * rem, color: palette('map-text') }
  return {
    name: code,
    value: 0,
    itemStyle: { areaColor: palette(tone), ...(hatched ? { decal: hatch(palette, rem) } : {}) },
    label: {
      show: true,
      formatter: `${named ? `{name|${name}}\n` : ''}{value|${SIGNS[mark]}${value}}`,
      rich: { name: { ...font, fontWeight: 500 }, value: { ...font, fontWeight: 600 } },
      // A thin halo, because a label may reach over its unit's edge.
      textBorderColor: palette('map-halo'),
      textBorderWidth: rem * 0.28,
    },
  }
}

function hatch(palette: Palette, rem: number) {
  const thin = Math.max(1, rem * 0.12)
  return {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [thin, rem * 0.5],
    rotation: -Math.PI / 4,
    color: palette('line'),
  }
}

/** Labels stand where the pack puts them, moved apart where two would lie on each other. */
function labelShifts(
  boundaries: Boundaries,
  units: readonly MapUnit[],
  { width, height, rem }: ChartSize,
  named: boolean,
) {
  const { project } = frameMap(boundaries, width, height, rem * 0.5)
  const places = new Map(boundaries.features.map(({ id, properties }) => [id, properties]))
  const boxes = units.map(({ code, name, value, mark }) => {
    const { label_lon: lon, label_lat: lat } = places.get(code) ?? {}
    const [x, y] = lon === undefined || lat === undefined ? [-width, -height] : project(lon, lat)
    const letters = Math.max(named ? name.length : 0, value.length + SIGNS[mark].length)
    const lines = named ? 2 : 1
    return { x, y, width: (letters * LABEL_REM * 0.56 + 0.6) * rem, height: lines * LABEL_REM * LINE * rem * 0.94 }
  })
  return spreadLabels(boxes, width, height)
}

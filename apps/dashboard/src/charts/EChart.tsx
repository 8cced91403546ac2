import { LineChart, MapChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, registerMap, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useCallback, useEffect, useState } from 'react'
import type { ChartSize } from './chart-size.ts'
import { type Palette, readPalette } from './palette.ts'

// Modular: only what is drawn here is shipped.
use([MapChart, LineChart, GridComponent, MarkLineComponent, MarkAreaComponent, LabelLayout, SVGRenderer])

/** What a chart is drawn from; pure, so that it can be tested without a browser. */
export type BuildOption = (palette: Palette, size: ChartSize) => EChartsCoreOption

/** What to draw; `map` is a map's shapes (GeoJSON text) under the name that the option calls them by. */
export interface ChartWanted {
  readonly build: BuildOption
  readonly map?: { readonly name: string; readonly source: string }
}

/**
 * The only place that makes a chart. One instance per mounted chart: a new `build` redraws it, a new size
 * resizes it, unmounting disposes of it. Give `build` a stable identity or it redraws on every render.
 */
export function EChart({ build, map }: ChartWanted) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const attach = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const made = createDrawing(element)
    setDrawing(made)
    return () => made.close()
  }, [])
  useEffect(() => drawing?.show(map === undefined ? { build } : { build, map }), [drawing, build, map])
  return <div ref={attach} aria-hidden className="size-full" />
}

interface Drawing {
  readonly show: (wanted: ChartWanted) => void
  readonly close: () => void
}

function createDrawing(element: HTMLElement): Drawing {
  const chart = init(element, null, { renderer: 'svg' })
  let shown: ChartWanted | null = null
  const draw = () => {
    const width = element.clientWidth
    const height = element.clientHeight
    if (shown === null || width === 0 || height === 0) return
    const page = document.documentElement
    const rem = Number.parseFloat(getComputedStyle(page).fontSize)
    chart.setOption(shown.build(readPalette(page), { width, height, rem }), { notMerge: true })
  }
  const observer = new ResizeObserver(() => {
    chart.resize()
    draw()
  })
  observer.observe(element)
  // Colours are read from the page: another theme has others.
  const themes = new MutationObserver(draw)
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return {
    show(wanted) {
      const { map } = wanted
      if (map !== undefined && map !== shown?.map) registerMap(map.name, map.source)
      shown = wanted
      draw()
    },
    close() {
      observer.disconnect()
      themes.disconnect()
      chart.dispose()
    },
  }
}

/** What a chart is drawn into, in pixels; `rem` scales everything that is read. */
export interface ChartSize {
  readonly width: number
  readonly height: number
  readonly rem: number
}

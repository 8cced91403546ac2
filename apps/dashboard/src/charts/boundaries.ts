/** Shapes of units as the server gives them: `id` is the unit's code, the label's place is chosen by hand. */
export interface Boundaries {
  readonly type: 'FeatureCollection'
  readonly features: readonly {
    readonly type: 'Feature'
    readonly id: string
    readonly properties: { readonly label_lon?: number; readonly label_lat?: number }
    readonly geometry: { readonly type: string; readonly coordinates: unknown }
  }[]
}

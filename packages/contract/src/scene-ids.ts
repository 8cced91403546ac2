/** The scenes of the wall. `component` and `league` are `of` a component and of an indicator. */
export const SCENES = ['overview', 'exceptions', 'component', 'matrix', 'league', 'steps', 'sources'] as const
export type SceneId = (typeof SCENES)[number]

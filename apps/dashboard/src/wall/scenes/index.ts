import type { SceneEntry } from './scene.ts'

/** Every scene beside the overview. A new one is a folder and an entry here. */
export const scenes: readonly SceneEntry[] = [
  {
    id: 'exceptions',
    least: { wide: 110, high: 62 },
    load: async () => (await import('./exceptions/scene.tsx')).exceptionsScene,
  },
  {
    id: 'component',
    least: { wide: 116, high: 64 },
    load: async () => (await import('./component/scene.tsx')).componentScene,
  },
  {
    id: 'matrix',
    least: { wide: 96, high: 54 },
    load: async () => (await import('./matrix/scene.tsx')).matrixScene,
  },
  {
    id: 'league',
    least: { wide: 96, high: 54 },
    load: async () => (await import('./league/scene.tsx')).leagueScene,
  },
  {
    id: 'steps',
    least: { wide: 100, high: 54 },
    load: async () => (await import('./steps/scene.tsx')).stepsScene,
  },
  {
    id: 'sources',
    least: { wide: 96, high: 54 },
    load: async () => (await import('./sources/scene.tsx')).sourcesScene,
  },
]

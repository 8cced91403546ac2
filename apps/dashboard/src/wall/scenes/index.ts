import type { SceneEntry } from './scene.ts'

/** Every scene beside the overview. A new one is a folder and an entry here. */
export const scenes: readonly SceneEntry[] = [
  {
    id: 'exceptions',
    load: async () => (await import('./exceptions/scene.tsx')).exceptionsScene,
  },
  {
    id: 'component',
    load: async () => (await import('./component/scene.tsx')).componentScene,
  },
  {
    id: 'matrix',
    load: async () => (await import('./matrix/scene.tsx')).matrixScene,
  },
  {
    id: 'league',
    load: async () => (await import('./league/scene.tsx')).leagueScene,
  },
  {
    id: 'steps',
    load: async () => (await import('./steps/scene.tsx')).stepsScene,
  },
  {
    id: 'sources',
    load: async () => (await import('./sources/scene.tsx')).sourcesScene,
  },
]

import type { SceneId } from '@ioc/contract'
import { useEffect, useSyncExternalStore } from 'react'
import { scenes } from './index.ts'
import type { Scene, SceneEntry } from './scene.ts'

/** Without a network a scene's file cannot be fetched; it is tried again this much later. */
const AGAIN_AFTER = 5_000

/** The scenes whose files are here. They are fetched once for the page's life. */
function createShelf() {
  const here = new Map<SceneId, Scene>()
  const asked = new Set<SceneId>()
  const listeners = new Set<() => void>()

  async function fetchScene({ id, load }: SceneEntry): Promise<void> {
    try {
      here.set(id, await load())
      for (const listener of listeners) listener()
    } catch {
      asked.delete(id)
      setTimeout(() => ask(id), AGAIN_AFTER)
    }
  }

  function ask(id: SceneId): void {
    const entry = scenes.find((known) => known.id === id)
    if (entry === undefined || asked.has(id)) return
    asked.add(id)
    void fetchScene(entry)
  }

  return {
    ask,
    get: (id: SceneId) => here.get(id),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const shelf = createShelf()

/**
 * The scene of an id; undefined for the overview and while its file is on the way. Those that come after it are
 * fetched too, so that a turn of the rotation waits for nothing and needs no network.
 */
export function useScene(id: SceneId, others: readonly SceneId[]): Scene | undefined {
  useEffect(() => {
    for (const next of [id, ...others]) shelf.ask(next)
  }, [id, others])
  return useSyncExternalStore(shelf.subscribe, () => shelf.get(id))
}

/** The value kept under a key, made on first use. */
export function kept<K, V>(store: Map<K, V>, key: K, make: () => V): V {
  let value = store.get(key)
  if (value === undefined) store.set(key, (value = make()))
  return value
}

/** The map kept under a key of a map of maps. */
export function keptMap<K, A, B>(store: Map<K, Map<A, B>>, key: K): Map<A, B> {
  let map = store.get(key)
  if (!map) store.set(key, (map = new Map<A, B>()))
  return map
}

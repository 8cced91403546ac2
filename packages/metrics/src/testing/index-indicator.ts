import type { IndexIndicator, IndexItem } from '../indicator.ts'
import { ratio, same } from './example.ts'

/** An index of one group; what its items do not say can be given in full. */
export function index(
  id: string,
  items: readonly Pick<IndexItem, 'indicator' | 'max' | 'threshold'>[],
): IndexIndicator {
  const { kind: _k, numerator: _n, denominator: _d, scale: _s, window: _w, ...common } = ratio(id, 'x', 'y')
  const max = items.reduce((sum, item) => sum + (item.max ?? 0), 0)
  const groups = [{ id: 'all', name: same('all'), max, items: items.map((item) => ({ ...item, name: same('item') })) }]
  return { ...common, kind: 'index', unit: 'points', groups }
}

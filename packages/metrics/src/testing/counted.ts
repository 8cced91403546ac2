import type { CountedMeasure } from '../counting.ts'
import type { Counting } from '../register.ts'

const text = (word: string) => ({ vi: word, en: word, bn: word })

/** A measure counted from dossiers, all of them unless told otherwise. */
export function countedMeasure(id: string, kind: 'flow' | 'stock', counting: Partial<Counting>): CountedMeasure {
  return {
    id,
    name: text(id),
    kind,
    grain: kind === 'flow' ? 'day' : null,
    levels: ['commune'],
    countable: 'dossiers',
    decimals: 0,
    min: 0,
    max: 1e6,
    cadence: { every: 'day', by: '17:00', missingAfter: 3 },
    counting: { register: 'dossiers', sum: null, where: [], from: null, until: null, ...counting },
  }
}

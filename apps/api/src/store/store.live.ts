import type { EntriesBy } from './record-store.ts'

/** A record counts as open in its unit from `from` on. */
export const entriesByFrom: EntriesBy = (seriesOf) => (_register, before, after) =>
  [before, after].flatMap((record, index) => {
    const from = record?.fields['from']
    if (record === null || typeof from !== 'number') return []
    return [{ series: seriesOf('dossiers.open', record.unit), time: from, delta: index === 0 ? -1 : 1 }]
  })

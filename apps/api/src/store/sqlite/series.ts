import type { Connection } from './connection.ts'

export interface SeriesNumbers {
  readonly numberOf: (measure: string, unit: string) => number
  readonly describe: (series: number) => { readonly measure: string; readonly unit: string } | undefined
  readonly all: () => { readonly series: number; readonly measure: string; readonly unit: string }[]
  count(): number
  /** Writes the numbers given since the last commit; part of every transaction that stores readings. */
  store(): void
  /** The transaction that stored them is on the disk. */
  stored(): void
  /** Reads numbers that another process has given. */
  load(): void
}

/** Numbers for series, dense from 1: given at once in memory, durable with the first batch committed after. */
export function createSeriesNumbers(connection: Connection): SeriesNumbers {
  const numbers = new Map<string, Map<string, number>>()
  const described: { measure: string; unit: string }[] = []
  let durable = 0
  // Hand-prepared: part of the transaction that stores readings.
  const insert = connection.prepare('INSERT INTO series (number, measure, unit) VALUES (?, ?, ?)')
  const newer = connection
    .prepare<[number], [number, string, string]>(
      'SELECT number, measure, unit FROM series WHERE number > ? ORDER BY number',
    )
    .raw()

  function give(measure: string, unit: string): number {
    const number = described.push({ measure, unit })
    let units = numbers.get(measure)
    if (!units) numbers.set(measure, (units = new Map()))
    units.set(unit, number)
    return number
  }

  function load(): void {
    for (const [number, measure, unit] of newer.all(durable)) {
      const known = described[number - 1]
      if (known === undefined) give(measure, unit)
      else if (known.measure !== measure || known.unit !== unit) {
        throw new Error('Another process has given a number to a series that has another meaning here. Start again.')
      }
      durable = number
    }
  }

  load()
  return {
    numberOf: (measure, unit) => numbers.get(measure)?.get(unit) ?? give(measure, unit),
    describe: (series) => described[series - 1],
    all: () => described.map((entry, index) => ({ series: index + 1, ...entry })),
    count: () => described.length,
    store() {
      described.slice(durable).forEach(({ measure, unit }, index) => insert.run(durable + index + 1, measure, unit))
    },
    stored() {
      durable = described.length
    },
    load,
  }
}

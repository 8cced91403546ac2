import type { Batch } from '../store.ts'

/**
 * Refuses a batch no table could hold truly. What a source may send is checked long before; this guards
 * the store against its own callers, before anything is queued.
 */
export function checkBatch(batch: Batch, seriesCount: number): void {
  const { series, time, value } = batch
  if (series.length !== time.length || series.length !== value.length) {
    throw new RangeError('The columns of a batch have different lengths.')
  }
  for (let i = 0; i < series.length; i++) {
    const number = series[i]!
    if (!Number.isInteger(number) || number < 1 || number > seriesCount) {
      throw new RangeError(`Row ${i}: series ${number} was never given.`)
    }
    if (!Number.isSafeInteger(time[i])) throw new RangeError(`Row ${i}: time ${time[i]} is not whole milliseconds.`)
    if (!Number.isSafeInteger(value[i])) throw new RangeError(`Row ${i}: value ${value[i]} is not a safe integer.`)
  }
}

import { parseDay } from '@ioc/metrics'

const SHAPE = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/

/** `20261123083000`, always at +07:00, as ISO 8601; undefined for what is no such time, 31/02 and 24:00 included. */
export function readNationalTime(text: string): string | undefined {
  const [, year, month, date, hour = '', minute = '', second = ''] = SHAPE.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  if (year === undefined || parseDay(day) === undefined) return undefined
  if (hour > '23' || minute > '59' || second > '59') return undefined
  return `${day}T${hour}:${minute}:${second}+07:00`
}

import { parseDay } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { speak } from '../../testing/speak.ts'
import { SMALL_DISTRICT } from '../../testing/small-district.ts'
import { placesOf } from './commands.ts'
import { opensBy } from './keys.ts'
import { matches } from './matches.ts'

const PAGES = [
  { id: 'explore', path: '/explore', title: { vi: 'Khai thác số liệu', en: 'Explore', bn: 'অনুসন্ধান' } },
  { id: 'form', path: '/forms/:unit', title: { vi: 'Nhập số liệu', en: 'Enter numbers', bn: 'সংখ্যা লিখুন' } },
  { id: 'nowhere', path: '*', title: { vi: 'Không có', en: 'No such page', bn: 'নেই' } },
]
const VIEW = { id: 'v', name: 'Duy Sơn hai năm', address: '/explore?units=20620', savedAt: 0 }
const places = placesOf(speak('vi'), {
  pages: PAGES,
  catalogue: SMALL_DISTRICT,
  views: [VIEW],
  today: parseDay('2026-11-24')!,
})
const runs = (typed: string) => matches(places, typed).map(({ run }) => run)

describe('the palette', () => {
  it('offers pages, views, indicators and units, and no page that needs to be told of what', () => {
    expect(runs('').slice(0, 3)).toEqual(['/explore', '/explore?units=20620', '/indicators/activated'])
    expect(runs('')).toHaveLength(1 + 1 + 4 + 6)
  })

  it('finds by any language, without marks, by id and by code', () => {
    expect(runs('dinh danh')).toEqual(['/indicators/activated'])
    expect(runs('explore')[0]).toBe('/explore')
    expect(runs('20599')).toEqual(['/units/20599'])
    expect(runs('zzz')).toEqual([])
  })

  it('puts what begins with the words first', () => {
    expect(runs('duy son')).toEqual(['/explore?units=20620', '/units/20620'])
    expect(runs('nam')).toEqual(['/units/20599', '/explore?units=20620'])
  })
})

describe('the keys of the desk', () => {
  const key = (pressed: string, held: object = {}) =>
    opensBy({ key: pressed, ctrlKey: false, metaKey: false, altKey: false, isTaken: false, ...held })

  it('open the palette by Ctrl K, Cmd K and /, and the list of keys by ?', () => {
    expect([key('k', { ctrlKey: true }), key('K', { metaKey: true }), key('/')]).toEqual(Array(3).fill('palette'))
    expect(key('?')).toBe('help')
  })

  it('are left alone while somebody writes, and with Alt', () => {
    for (const pressed of ['/', '?']) expect(key(pressed, { isTaken: true })).toBeNull()
    expect(key('k', { ctrlKey: true, isTaken: true })).toBeNull()
    expect(key('/', { altKey: true })).toBeNull()
    expect([key('k'), key('a', { ctrlKey: true }), key('/', { ctrlKey: true })]).toEqual([null, null, null])
  })
})

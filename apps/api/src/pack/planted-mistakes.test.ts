import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readPack } from './read-pack.ts'
import { edited, mistakesOf, SMALL_PACK, withPack } from './testing/small-pack.ts'

const Planted = z.array(
  z.object({ what: z.string(), file: z.string(), text: z.string(), instead: z.string(), says: z.string() }),
)
const PLANTED = Planted.parse(parse(readFileSync(join(import.meta.dirname, 'testing/planted-mistakes.yaml'), 'utf8')))

const WORK = 'catalogue/work.yaml'

describe('a pack with a mistake', () => {
  it('is not what the untouched pack is', () => {
    expect(mistakesOf(SMALL_PACK)).toEqual([])
  })

  it.each(PLANTED)('is refused for $what', ({ file, text, instead, says }) => {
    const said = mistakesOf(edited(file, text, instead))
    expect(said.map((line) => line.slice(0, says.length))).toContain(says)
  })

  it('has each of its mistakes told, by file and line', () => {
    const files = [
      ['calendar.yaml', 'date: 2025-01-01', 'date: 2024-02-10'],
      ['units.yaml', 'parent: null', "parent: '1'"],
      [WORK, 'target: 95', 'target: 950'],
      [WORK, '- id: work.done', '- id: work.all'],
    ].reduce((all, [file, from, to]) => edited(file ?? '', from ?? '', to ?? '', all), { ...SMALL_PACK })
    expect(mistakesOf(files).map((line) => line.split(' ')[0])).toEqual([
      'calendar.yaml:6',
      `${WORK}:12`,
      `${WORK}:29`,
      `${WORK}:34`,
      `${WORK}:43`,
      'units.yaml:6',
    ])
  })

  it('is refused when a file is not UTF-8', () => {
    withPack(SMALL_PACK, (dir) => {
      writeFileSync(join(dir, 'units.yaml'), Buffer.from([0xc3, 0x28]))
      expect(() => readPack(dir)).toThrow('units.yaml:1: this file cannot be read')
    })
  })
})

import { readFileSync } from 'node:fs'
import { RegisterFile } from '@ioc/contract'
import { dayOf, type Unit } from '@ioc/metrics'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inferShapes } from '../model/infer-shapes.ts'
import { createModel } from '../model/model.ts'
import { SHAPES } from '../shapes/index.ts'
import { PACK, readPackCatalogue } from '../testing/pack-catalogue.ts'
import { STEPS } from './dossier-record.ts'
import { createDossiers } from './dossiers.ts'
import type { Life } from './life.ts'
import { readSeedRecords } from './seed-records.ts'
import { createWorkClock } from './work-clock.ts'

const catalogue = readPackCatalogue()
const procedures = await readSeedRecords(new URL('records', PACK).pathname, 'procedures')
const model = createModel({
  catalogue,
  shapes: inferShapes({ ...catalogue, indicators: new Map() }, SHAPES),
  seed: 508,
})
const open = (seed = 508) => {
  const lives = createDossiers({ catalogue, model, work: createWorkClock(catalogue), procedures, seed })
  if (!lives) throw new Error('the pack has no dossiers')
  return lives
}
const lives = open()
const TODAY = dayOf(Date.parse('2026-11-23T10:42:00+07:00'), 420)
const unit = (code: string): Unit => catalogue.units.find((one) => one.code === code)!
const over = (code: string, days: number, ending = TODAY): Life[] =>
  Array.from({ length: days }, (_, back) => lives.bornOn(unit(code), ending - back)).flat()
const END = Number.POSITIVE_INFINITY
const isLate = (life: Life) => {
  const { finished, due } = life.recordAt(END)
  return String(finished) > String(due)
}
const lateRate = (all: readonly Life[]) => all.filter(isLate).length / all.length

describe('a dossier', () => {
  it('passes the five steps in their order and tells only those it has taken', () => {
    for (const life of over('20599', 30)) {
      expect(life.changes).toEqual(life.changes.toSorted((one, other) => one - other))
      for (const [nth, at] of life.changes.entries()) {
        const record = life.recordAt(at)
        const taken = STEPS.filter((step) => record[step] !== undefined)
        expect(taken).toEqual(STEPS.slice(0, taken.length))
        expect(taken.length).toBeGreaterThan(nth)
        expect(record['step']).toBe(taken.at(-1))
        expect(record['finished']).toBe(record['signed'])
      }
    }
  })

  it('has its components digitised on receipt and its result when it is signed', () => {
    for (const life of over('508.HCC', 20)) {
      expect(life.recordAt(life.changes[0] ?? 0)).toMatchObject({ 'digitised-input': true })
      expect(life.recordAt(END)).toMatchObject({ 'digitised-result': true, 'five-steps': true })
    }
  })

  it('is of a listed procedure, and of one offered online where it came online', () => {
    const offered = new Map(procedures.map((record) => [record['code'], record['online']]))
    for (const life of over('20626', 60)) {
      const { procedure, channel } = life.recordAt(END)
      expect(offered.has(procedure ?? '')).toBe(true)
      if (channel === 'online') expect(offered.get(procedure ?? '')).not.toBe('none')
    }
  })

  it('holds fields of the register and none that is dropped at its door', () => {
    const file = RegisterFile.parse(parse(readFileSync(new URL('registers/dossiers.yaml', PACK), 'utf8')))
    const known = new Set(file.fields.map(({ id }) => id))
    const told = new Set(over('508.HCC', 60).flatMap((life) => Object.keys(life.recordAt(END))))
    expect([...told].filter((field) => !known.has(field) || file.dropped.includes(field))).toEqual([])
  })
})

describe('the dossiers of a counter', () => {
  it('are the same however they are asked for, and others for another seed', () => {
    const told = (all: readonly Life[]) => all.map((life) => life.recordAt(END))
    const monday = (from = lives) => told(from.bornOn(unit('20611'), TODAY))
    lives.bornOn(unit('20599'), TODAY - 3)
    expect(monday(open())).toEqual(monday())
    expect(monday(open(7))).not.toEqual(monday())
  })

  it('have codes of their own', () => {
    const codes = over('508.HCC', 40).map((life) => life.recordAt(END)['code'])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('are as many as the district’s model says, online ones on any day', () => {
    const online = catalogue.measures.get('procedures.received-online')!
    for (let back = 0; back < 14; back += 1) {
      const born = lives.bornOn(unit('20599'), TODAY - back)
      const count = born.filter((life) => life.recordAt(END)['channel'] === 'online').length
      expect(count).toBe(model.flow(online, unit('20599'), TODAY - back, TODAY - back + 1))
    }
  })

  it('are late once in a hundred times, in Duy Trinh once in twenty, and in Duy Sơn ever more along a quarter', () => {
    expect(lateRate(over('508.HCC', 300))).toBeLessThan(0.025)
    expect(lateRate(over('20617', 400))).toBeGreaterThan(0.035)
    const [july, september] = [
      dayOf(Date.parse('2026-07-30T12:00:00Z'), 420),
      dayOf(Date.parse('2026-09-28T12:00:00Z'), 420),
    ]
    expect(lateRate(over('20620', 20, september))).toBeGreaterThan(lateRate(over('20620', 20, july)))
  })

  it('are over within the time that is looked back', () => {
    const born = over('508.HCC', 200)
    const day = (life: Life) => dayOf(life.changes[0] ?? 0, 420)
    expect(Math.max(...born.map((life) => dayOf(life.changes.at(-1) ?? 0, 420) - day(life)))).toBeLessThan(
      lives.longest,
    )
  })
})

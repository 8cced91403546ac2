import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSources, routeOf } from './sources.ts'

const file = fileURLToPath(new URL('../sources.yaml', import.meta.url))

describe('the declared sources', () => {
  it('are six systems and one person typing, all of them samples', async () => {
    const sources = await readSources(file)
    expect(sources.filter(({ kind }) => kind === 'api')).toHaveLength(6)
    expect(sources.filter(({ kind }) => kind === 'hand')).toHaveLength(1)
    expect(sources.every(({ sample }) => sample)).toBe(true)
  })

  it('send each reading by the one that names its unit, else by the one that takes all', async () => {
    const sources = await readSources(file)
    expect(routeOf(sources, 'education.schools', '20632')?.kind).toBe('hand')
    expect(routeOf(sources, 'education.schools', '20599')?.id).toBe('sample-education')
    expect(routeOf(sources, 'unheard.of', '20599')).toBeUndefined()
  })

  it('take a dot in a measure for a dot', async () => {
    const [source] = await readSources(file)
    if (source === undefined) throw new Error('no source')
    expect(routeOf([{ ...source, measures: ['a.*'] }], 'ab.c', '1')).toBeUndefined()
  })
})

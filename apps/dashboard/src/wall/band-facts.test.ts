import { describe, expect, it } from 'vitest'
import { NOW, playedSnapshot } from '../testing/played.ts'
import { bandFacts } from './band-facts.ts'

const factsOf = (played: Parameters<typeof playedSnapshot>[0]) => bandFacts(playedSnapshot(played).cells, '508')

describe('the freshness band', () => {
  it('counts every unit that reports as on time when all did, and the agency that reports nothing not at all', () => {
    expect(factsOf({})).toMatchObject({ due: 4, onTime: 4, sample: true })
  })

  it('takes the silent from those on time', () => {
    expect(factsOf({ silent: ['20638', '20617'] })).toMatchObject({ due: 4, onTime: 2 })
  })

  it('names the newest reading, and the oldest with whose it is', () => {
    const { newest, oldest } = factsOf({ silent: ['20638'] })
    expect(newest).toBeGreaterThan(NOW - 4 * 86_400_000)
    expect(newest).toBeLessThanOrEqual(NOW)
    expect(oldest?.unit).toBe('20638')
  })

  it('says nothing of what nobody sent', () => {
    expect(factsOf({ empty: true })).toMatchObject({ newest: null, oldest: null, sample: false, onTime: 0 })
  })

  it('does not call a published figure late, however old it is', () => {
    const cells = playedSnapshot({ silent: ['20638'] }).cells.map((cell) => ({
      ...cell,
      provenance: { ...cell.provenance, documented: true },
    }))
    expect(bandFacts(cells, '508').oldest).toBeNull()
  })
})

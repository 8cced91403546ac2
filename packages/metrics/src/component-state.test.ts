import { describe, expect, it } from 'vitest'
import { componentStates } from './component-state.ts'
import { DISTRICT } from './testing/example-units.ts'
import { overdue, tell, wallAt, wallCatalogue } from './testing/wall.ts'

const catalogue = wallCatalogue({
  extra: [overdue({ component: 'security', targets: [] }), overdue({ id: 'late', component: 'security' })],
})
const ALL = { procedures: 99, security: 95, information: 50, feedback: 97, health: null, education: 97 } as const
const told = [
  ...tell((component) => ALL[component as keyof typeof ALL]),
  { measure: 'overdue', unit: '20599', at: '2026-11-23 08:00', value: 0 },
]
const snapshot = wallAt(catalogue, told)
const states = componentStates(catalogue, snapshot.cells, DISTRICT)

describe('how the components stand', () => {
  it('is as their lead does, in catalogue order', () => {
    expect(states.map(({ component, status }) => [component, status])).toEqual([
      ['procedures', 'on-target'],
      ['security', 'watch'],
      ['information', 'off-target'],
      ['feedback', 'on-target'],
      ['health', 'no-data'],
      ['education', 'on-target'],
    ])
    expect(states[1]?.lead).toBe('security.share')
  })

  it('counts those on target of those that are judged', () => {
    expect(states[1]).toMatchObject({ onTarget: 1, counted: 2 })
    expect(states[0]).toMatchObject({ onTarget: 1, counted: 1 })
    expect(states[2]).toMatchObject({ onTarget: 0, counted: 1 })
    expect(states[4]).toMatchObject({ onTarget: 0, counted: 0 })
  })

  it('looks at the scope’s own cells only', () => {
    const unit = componentStates(catalogue, snapshot.cells, '20602')
    expect(unit[1]).toMatchObject({ status: 'watch', onTarget: 0, counted: 1 })
    expect(componentStates(catalogue, [], DISTRICT)[0]).toMatchObject({ status: null, onTarget: 0, counted: 0 })
  })
})

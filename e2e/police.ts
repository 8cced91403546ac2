import { expect } from '@playwright/test'
import { ask } from './ask.ts'
import type { Stand } from './stand.ts'

/** The commune whose e-ID the police report. */
export const DUY_SON = '20620'

/** Of ten thousand people in Duy Sơn, how many have an active e-ID at an instant; a second report corrects the first. */
export type ReportActive = (active: number, at?: number) => Promise<void>

/** The district's police as a source of a stand, with a key of their own. */
export function createPolice(stand: Stand): ReportActive {
  const may = ['--measures', 'security.eid-*', '--units', DUY_SON]
  const key = stand.key('police', '--name', 'Công an huyện', '--kind', 'api', ...may)
  return async (active, instant = Date.now()) => {
    const at = new Date(instant).toISOString()
    const reading = (measure: string, value: number) => ({ measure, unit: DUY_SON, at, value })
    const answer = await ask(`${stand.url}/api/v1/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify([reading('security.eid-active', active), reading('security.eid-collected', 10_000)]),
    })
    expect([answer.ok, await answer.text()]).toEqual([true, expect.anything()])
  }
}

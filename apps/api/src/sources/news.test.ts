import { io } from 'socket.io-client'
import { afterEach, expect, it } from 'vitest'
import { createSourceUser, type SourceUser } from '../ingest/testing/source-user.ts'

let user: SourceUser
let client: ReturnType<typeof io>
afterEach(async () => {
  client.disconnect()
  await user.app.close()
})

it('screens are told that sources changed, of what is stored and of what is refused', async () => {
  user = await createSourceUser()
  client = io(`${await user.app.listen()}/live`, { transports: ['websocket'], reconnection: false })
  const told: unknown[] = []
  client.on('changed', (news) => void told.push(news))
  await expect.poll(() => client.connected, { timeout: 30_000 }).toBe(true)
  const reading = { measure: 'received', unit: 'A', period: '2026-11-17', value: 3 }
  await user.send([reading])
  await expect.poll(() => told, { timeout: 30_000 }).toEqual([{ thing: 'sources' }])
  await user.send([{ ...reading, unit: 'nowhere' }])
  await expect.poll(() => told, { timeout: 30_000 }).toEqual([{ thing: 'sources' }, { thing: 'sources' }])
})

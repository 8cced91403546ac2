import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPack } from '../pack/read-pack.ts'
import { createRecordUser, type RecordUser } from '../registers/testing/record-user.ts'
import { registerPack } from '../registers/testing/register-pack.ts'
import { issueKey } from '../sources/issue-key.ts'
import { at } from '../testing/factories.ts'
import { createTestApp } from '../testing/test-app.ts'
import { DOSSIER } from './testing/fixtures.ts'
import { entriesOf } from './testing/play-node.ts'

const SEED = readPack(join(import.meta.dirname, '../../../../seed/duy-xuyen'))
const NOW = at('2026-11-18 10:00')

/** The test district with the register of dossiers as the district really keeps it. */
function dossierPack() {
  const pack = registerPack()
  const dossiers = SEED.catalogue.registers.get('dossiers')
  if (!dossiers) throw new Error('the district keeps dossiers')
  const options = { units: { 'UBND xã A': 'A' }, statuses: { TD: 'appraised', PD: 'approved' } }
  return {
    ...pack,
    catalogue: { ...pack.catalogue, registers: new Map([...pack.catalogue.registers, ['dossiers', dossiers]]) },
    connectors: entriesOf({ id: 'one-stop', kind: 'dossier-sync', name: 'Một cửa', options, mode: 'whole' }),
  }
}

let user: RecordUser
let headers: Record<string, string>
beforeEach(async () => {
  // The connector makes its source known; a key is made for it as for any other.
  user = await createRecordUser({ id: 'counter' }, { pack: dossierPack(), now: NOW })
  const { key } = await issueKey(user.app.store, 'one-stop', { now: NOW, expiresAt: null })
  headers = { host: 'localhost', authorization: `Bearer ${key}` }
})
afterEach(() => user.app.close())

async function send(service: string, data: readonly object[], query = '') {
  const url = `/api/v1/dossier-sync${query}`
  const response = await user.app.http.inject({ method: 'POST', url, headers, payload: { service, data } })
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
}
const recordOf = async (code: string) => (await user.app.store.records.get('dossiers', code))?.fields
const fresh = { ...DOSSIER, TrangThaiHoSo: '2', NgayKetThucXuLy: '', DanhSachGiayToKetQua: [] }
const step = (TrangThai: string, ThoiDiemXuLy: string) => ({
  MaHoSo: DOSSIER.MaHoSo,
  TrangThai,
  ThoiDiemXuLy,
  NguoiXuLy: 'Trần B',
})

describe('dossiers in the national format', () => {
  it('go through their five steps, and are counted on the wall', async () => {
    await user.put('dossiers', [], `?at=${encodeURIComponent('2026-11-02T08:00:00+07:00')}`)
    expect((await send('DongBoHoSoMC', [fresh])).body).toMatchObject({
      accepted: 1,
      refused: 0,
      dropped: { ChuHoSo: 1 },
    })
    expect(user.value('count d.open', 'A')).toBe(1)
    await send('CapNhatTienDoHoSoMC', [step('TD', '20261116150000'), step('PD', '20261117080000')])
    expect(await recordOf(DOSSIER.MaHoSo)).toMatchObject({
      step: 'approved',
      appraised: at('2026-11-16 15:00'),
      approved: at('2026-11-17 08:00'),
    })
    expect((await send('DongBoHoSoMC', [{ ...fresh, TrangThaiHoSo: '4' }])).body).toMatchObject({ unchanged: 1 })
    await send('CapNhatTienDoHoSoMC', [step('9', '20261117150000')])
    expect(user.value('count d.open', 'A')).toBe(0)
    await send('DongBoHoSoMC', [{ ...DOSSIER, TrangThaiHoSo: '10', NgayTra: '20261118090000' }])
    expect(await recordOf(DOSSIER.MaHoSo)).toEqual({
      code: DOSSIER.MaHoSo,
      procedure: '1.001612',
      unit: 'A',
      channel: 'online',
      received: at('2026-11-16 08:30'),
      due: at('2026-11-20 17:00'),
      appraised: at('2026-11-16 15:00'),
      approved: at('2026-11-17 08:00'),
      signed: at('2026-11-17 15:00'),
      returned: at('2026-11-18 09:00'),
      finished: at('2026-11-17 15:00'),
      step: 'returned',
      'five-steps': true,
      'digitised-input': true,
      'digitised-result': true,
      reused: true,
      fee: 30_000,
      'paid-online': true,
      supplements: 1,
    })
  })

  it('leave nothing of a person anywhere', async () => {
    await send('DongBoHoSoMC', [DOSSIER, { ...DOSSIER, MaHoSo: 'X' }])
    await send('DongBoHoSoMC', [DOSSIER])
    const { store } = user.app
    const kept = [await store.records.history('dossiers', DOSSIER.MaHoSo), await store.documents.list('connector')]
    expect(JSON.stringify(kept)).not.toMatch(/Mẫu|0905|example/)
  })

  it('are refused together, each by row and column, also what only the register sees', async () => {
    const { status, body } = await send('DongBoHoSoMC', [
      fresh,
      { ...fresh, MaHoSo: 'H47-2', NgayHenTra: 'mai' },
      fresh,
    ])
    expect(status).toBe(422)
    expect(body['errors']).toMatchObject([
      { row: 2, column: 'NgayHenTra', code: 'bad-time' },
      { row: 3, column: 'MaHoSo' },
    ])
    expect(await recordOf(DOSSIER.MaHoSo)).toBeUndefined()
  })

  it('are stored though their procedure is unknown, and that is remarked on in the words they came in', async () => {
    const lost = { ...fresh, MaHoSo: 'H47-9', MaTTHC: '9.999999' }
    const { body } = await send('DongBoHoSoMC', [{ ...fresh, TrangThaiHoSo: '1' }, lost])
    expect(body).toMatchObject({ accepted: 1, notReceived: 1 })
    expect(body['remarks']).toEqual({
      total: 1,
      named: [{ code: 'dangling-reference', row: 2, field: 'MaTTHC', value: '9.999999' }],
    })
  })

  it('are taken where they are good when that is asked for', async () => {
    const bad = { ...fresh, MaHoSo: 'H47-2', NgayHenTra: 'mai' }
    const { body } = await send(
      'DongBoHoSoMC',
      [bad, fresh, { ...fresh, MaHoSo: 'H47-3', TrangThaiHoSo: '1' }],
      '?mode=partial',
    )
    expect(body).toMatchObject({ accepted: 1, refused: 1, notReceived: 1, errors: [{ row: 1, column: 'NgayHenTra' }] })
    const states = await user.app.connectors.states()
    expect(states).toMatchObject([{ id: 'one-stop', kind: 'dossier-sync', accepted: 1, refused: 1 }])
  })

  it.each([
    ['?mode=partial', 1],
    ['?mode=whole', 2],
  ])(
    'stand, where refused with %s, among what the source has to mend: row, field and why, no word of it',
    async (query, refused) => {
      const bad = { ...fresh, MaHoSo: 'H47-2', NgayHenTra: 'hỏi anh Mẫu 0905000000' }
      await send('DongBoHoSoMC', [fresh, bad], query)
      await send('DongBoHoSoMC', [bad], '?dryRun=true')
      const url = '/api/v1/sources/one-stop/refusals'
      const ask = async () => (await user.app.http.inject({ url, headers: { host: 'localhost' } })).json<object[]>()
      await expect.poll(ask, { timeout: 30_000 }).toHaveLength(1)
      const [told] = await ask()
      const errors = [{ row: 2, column: 'NgayHenTra', code: 'bad-time' }]
      expect(told).toMatchObject({ door: 'connector', refused, rows: [], errors, complete: false, state: 'open' })
      expect(JSON.stringify(told)).not.toMatch(/Mẫu|0905/)
    },
  )

  it('are only looked at in a rehearsal', async () => {
    expect((await send('DongBoHoSoMC', [fresh], '?dryRun=true')).body).toMatchObject({ accepted: 1, seq: null })
    expect(await recordOf(DOSSIER.MaHoSo)).toBeUndefined()
    expect(await send('DongBoHoSoMC', [fresh], '?dryrun=true')).toMatchObject({ status: 400 })
  })

  it('nobody sent before have no progress', async () => {
    const { status, body } = await send('CapNhatTienDoHoSoMC', [step('9', '20261117150000')])
    expect(status).toBe(422)
    expect(body['errors']).toMatchObject([{ row: 1, column: 'MaHoSo', code: 'unknown-record' }])
  })

  it('come with a key that opens no other door, of a source that is expected to send them', async () => {
    const readings = [{ measure: 'received', unit: 'A', period: '2026-11-17', value: 5 }]
    const url = '/api/v1/readings'
    const response = await user.app.http.inject({ method: 'POST', url, headers, payload: readings })
    expect(response.json()).toMatchObject({ errors: [{ row: 1, column: 'measure', code: 'measure-not-yours' }] })
    const health = await user.app.http.inject({ url: '/api/v1/sources/health', headers: { host: 'localhost' } })
    const { sources } = health.json<{ sources: { id: string }[] }>()
    expect(sources.find(({ id }) => id === 'one-stop')).toMatchObject({
      measures: ['dossiers'],
      units: ['A'],
      lateness: { state: 'unknown', parts: 1 },
    })
  })

  it('are refused where they give a field twice, by row and field, and so is a body that does', async () => {
    const put = async (payload: string) => {
      const more = { ...headers, 'content-type': 'application/json' }
      const answer = await user.app.http.inject({ method: 'POST', url: '/api/v1/dossier-sync', headers: more, payload })
      return answer.json<Record<string, unknown>>()
    }
    const twice = JSON.stringify(fresh).replace(/}$/, ',"MaHoSo":"other"}')
    const [service, data] = ['"service":"DongBoHoSoMC"', `"data":[${JSON.stringify(fresh)},${twice}]`]
    expect(await put(`{${service},${data}}`)).toMatchObject({
      status: 422,
      errors: [{ row: 2, column: 'MaHoSo', code: 'duplicate-column' }],
    })
    for (const body of [`{${service},${data},${data}}`, `{${service},${service},${data}}`])
      expect(await put(body)).toMatchObject({
        status: 400,
        detail: expect.stringMatching(/^"(data|service)" is given/),
      })
  })

  it('are taken from a connector’s own key only', async () => {
    headers = { host: 'localhost', authorization: `Bearer ${user.key}` }
    expect(await send('DongBoHoSoMC', [fresh])).toMatchObject({ status: 403 })
    headers = { host: 'localhost' }
    expect(await send('DongBoHoSoMC', [fresh])).toMatchObject({ status: 401 })
  })
})

it('a secret the environment lacks stops the start, with its name', async () => {
  const options = {
    url: 'https://a.example.vn/x',
    allow: { hosts: ['a.example.vn'] },
    headers: { authorization: 'Bearer ${env:HIS_TOKEN}' },
    rows: 'x',
  }
  const connectors = entriesOf({ id: 'his', kind: 'http-json', name: 'H', schedule: '0 3 1 1 *', options })
  await expect(createTestApp({ pack: { ...registerPack(), connectors } })).rejects.toThrow(
    'The environment lacks HIS_TOKEN, which the connector his needs.',
  )
})

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAuthority } from '../connectors/testing/make-certificate.ts'
import { readPack } from './read-pack.ts'
import { edited, mistakesOf, SMALL_PACK, withPack } from './testing/small-pack.ts'

const FILE = 'connectors.yaml'
const PACK = {
  ...SMALL_PACK,
  [FILE]: `connectors:
  - id: his
    kind: http-json
    name: Hospital
    schedule: '*/5 * * * *'
    measures: [work.all]
    options:
      url: https://his.example.vn/x
      headers: { authorization: 'Bearer \${env:HIS}' }
      allow: { hosts: [his.example.vn] }
      rows: 'list.{ "measure": m }'
  - id: portal
    kind: portal-766
    name: Portal
    schedule: '0 6 * * *'
    options:
      url: http://10.0.0.5/x?from={from}
      allow: { hosts: [10.0.0.5], networks: [10.0.0.0/8], plain: [10.0.0.5] }
      period: day
      units: { X: '91' }
      measures: { tongSo: work.all }
  - id: hub
    kind: mqtt
    name: Hub
    options:
      url: mqtts://hub.example.vn
      allow: { hosts: [hub.example.vn] }
      topics:
        - { as: counter, topic: gate/+, unit: { level: 2 }, measure: work.done }
        - { as: heartbeat, topic: camera/#, unit: '9', within: 60, measure: care.open }
  - id: in
    kind: folder
    name: In
    options: { path: /srv/in }
  - id: one-stop
    kind: dossier-sync
    name: One-stop
    options: { units: { 'UBND Đông': '91' } }
`,
}

const NAME = '{ vi: Tên, en: Name, bn: নাম }'
/** Its work.all is counted from a register. */
const COUNTED = edited(
  'catalogue/work.yaml',
  'bn: সব }\n    kind: flow',
  'bn: সব }\n    counted: { register: jobs, from: begun }\n    kind: flow',
  edited('pack.yaml', 'cadences:', 'registers: [registers/jobs.yaml]\ncadences:', {
    ...PACK,
    [FILE]: PACK[FILE].replaceAll('work.all', 'work.done'),
    'registers/jobs.yaml': `id: jobs
name: ${NAME}
key: code
fields:
  - { id: code, name: ${NAME}, type: code, required: true }
  - { id: begun, name: ${NAME}, type: instant }
`,
  }),
)

describe('connectors.yaml', () => {
  it('is read with what it leaves unsaid', () => {
    const { connectors } = withPack(PACK, (dir) => readPack(dir))
    expect(connectors.map(({ id, mode }) => [id, mode])).toEqual(
      ['his', 'portal', 'hub', 'in', 'one-stop'].map((id) => [id, 'partial']),
    )
    expect(connectors[1]).toMatchObject({ options: { list: '/data', unitKey: 'maThongKe', which: 'last' } })
  })

  it('may be left out: nothing is pulled unless it is told', () => {
    expect(withPack(SMALL_PACK, (dir) => readPack(dir)).connectors).toEqual([])
  })

  it.each([
    ['id: portal', 'id: his', ':12 connectors[his].id: his is taken'],
    ['id: his', 'id: documented', ':2 connectors[documented].id: documented is taken'],
    ['kind: folder', 'kind: ftp', ':32 connectors[in].kind: expected http-json'],
    ["'*/5 * * * *'", "'*/5 * *'", ':5 connectors[his].schedule: expected a schedule'],
    ["'0 6 * * *'", "'0 6 31 2 *'", ':15 connectors[portal].schedule: never comes due'],
    ["'*/5 * * * *'", "'*/99 * * * *'", ':5 connectors[his].schedule: expected a schedule'],
    ['measures: [work.all]', 'measures: [work.alk]', ':6 connectors[his].measures[0]: no measure has the id work.alk'],
    ['https://his.', 'https://her.', ':8 connectors[his].options.url: her.example.vn is not among allow.hosts'],
    ['https://his.', 'http://his.', ':8 connectors[his].options.url: speaks without TLS'],
    ['https://his.example.vn/x', 'https://a:b@his.example.vn/x', ':8 connectors[his].options.url: expected an address'],
    ['vn/x\n', 'vn/x?key=${env:K}\n', ':8 connectors[his].options.url: a secret belongs in a header'],
    ['Bearer ${env:HIS}', 'Bearer abc', ':9 connectors[his].options.headers.authorization: a secret is named here'],
    ['list.{ "measure": m }', 'list.{ "measure": ', ':11 connectors[his].options.rows: is not JSONata'],
    ['10.0.0.0/8', '10.0.0.0/99', ':18 connectors[portal].options.allow.networks[0]: 10.0.0.0/99 is not a range'],
    ['period: day', 'period: week', ':21 connectors[portal].options.measures.tongSo: work.all is counted by day'],
    ["X: '91'", "X: '99'", ':20 connectors[portal].options.units.X: no unit has the code 99'],
    ['"measure": m', '"measure": "work.alk"', ':11 connectors[his].options.rows: no measure has the id work.alk'],
    ['tongSo:', 'tongso:', ':21 connectors[portal].options.measures'],
    [
      'measure: work.done',
      'measure: care.open',
      ':29 connectors[hub].options.topics[0].measure: care.open is not a flow by day',
    ],
    ['measure: care.open', 'measure: work.done', ':30 connectors[hub].options.topics[1].measure: work.done is a flow'],
    ['level: 2', 'level: 3', ':29 connectors[hub].options.topics[0].unit.level: gate/+ has 2 levels'],
    ['camera/#', 'camera/#/x', ':30 connectors[hub].options.topics[1].topic: expected a topic'],
    ['/srv/in', 'srv/in', ':34 connectors[in].options.path: expected a path from the root'],
    ['/srv/in', '/srv/../in', ':34 connectors[in].options.path: expected a plain path'],
    ["'UBND Đông': '91'", '', ':38 connectors[one-stop].options.units: names no unit'],
  ])('with %s → %s is refused by line and field', (text, instead, says) => {
    const said = mistakesOf(edited(FILE, text, instead, PACK))
    expect(said.map((line) => line.slice(0, FILE.length + says.length))).toContain(`${FILE}${says}`)
  })
})

describe('a measure counted from a register', () => {
  const refusal = 'work.all is counted from the register jobs: put records there'

  it('hinders no connector that does not feed it', () => {
    expect(mistakesOf(COUNTED)).toEqual([])
  })

  it.each([
    ['measures: [work.done]', 'measures: [work.all]', ':6 connectors[his].measures[0]: '],
    ['"measure": m', '"measure": "work.all"', ':11 connectors[his].options.rows: '],
    ['"measure": m', '"measure": late ? "work.weekly" : "work.all"', ':11 connectors[his].options.rows: '],
    ['tongSo: work.done', 'tongSo: work.all', ':21 connectors[portal].options.measures.tongSo: '],
    ['measure: work.done }\n', 'measure: work.all }\n', ':29 connectors[hub].options.topics[0].measure: '],
    [
      'as: counter, topic: gate/+, unit: { level: 2 }, measure: work.done',
      `as: jsonata, topic: gate/+, rows: '{ "measure": "work.all" }'`,
      ':29 connectors[hub].options.topics[0].rows: ',
    ],
  ])('is refused to a connector with %s → %s', (text, instead, place) => {
    expect(mistakesOf(edited(FILE, text, instead, COUNTED))).toEqual([`${FILE}${place}${refusal}`])
  })

  it('is not what a connector that brings records names: that is the register', () => {
    const naming = (id: string) => edited(FILE, 'One-stop\n', `One-stop\n    measures: [${id}]\n`, COUNTED)
    expect(mistakesOf(naming('jobs'))).toEqual([])
    const says = 'no register has the id work.all, and it brings records'
    expect(mistakesOf(naming('work.all'))).toEqual([`${FILE}:38 connectors[one-stop].measures[0]: ${says}`])
  })
})

describe('an authority of the district’s own', () => {
  const { ca, issue } = createAuthority('District')
  const { key } = issue()
  const CA = 'tls/authority.pem'
  const named = (kind: 'his' | 'hub', pem: string, file = CA) =>
    edited(
      FILE,
      `allow: { hosts: [${kind}.example.vn] }\n`,
      `allow: { hosts: [${kind}.example.vn] }\n      ca: ${file}\n`,
      {
        ...PACK,
        [CA]: pem,
      },
    )

  it.each(['his', 'hub'] as const)('is read from the pack’s file for %s', (kind) => {
    const { connectors } = withPack(named(kind, ca + ca), (dir) => readPack(dir))
    expect(connectors.find(({ id }) => id === kind)).toMatchObject({ options: { ca: ca + ca } })
  })

  it.each([
    ['lies elsewhere', ca, '/etc/ssl/ca.pem', 'expected a file of this pack such as tls/authority.pem'],
    ['lies above', ca, 'tls/../../ca.pem', 'expected a file of this pack such as tls/authority.pem'],
    ['is not there', ca, 'tls/none.pem', 'tls/none.pem cannot be read in this pack'],
    ['holds no certificate', 'hello', CA, `${CA} holds no certificate as PEM`],
    ['holds a key', ca + key, CA, `${CA} holds a private key: only certificates belong in it`],
    ['holds half a certificate', ca.replace(/\n.{64}/, ''), CA, `${CA} holds a certificate that cannot be read`],
  ])('that %s is refused by line and field', (_what, pem, file, says) => {
    expect(mistakesOf(named('his', pem, file))).toEqual([`${FILE}:11 connectors[his].options.ca: ${says}`])
  })

  it('is refused where nothing is encrypted', () => {
    const plain = edited(FILE, 'plain: [10.0.0.5] }\n', `plain: [10.0.0.5] }\n      ca: ${CA}\n`, { ...PACK, [CA]: ca })
    expect(mistakesOf(plain)).toEqual([`${FILE}:19 connectors[portal].options.ca: is of no use without TLS`])
  })
})

describe('the example in the district’s own file', () => {
  const seed = join(import.meta.dirname, '../../../../seed/duy-xuyen')
  const text = readFileSync(join(seed, FILE), 'utf8')

  it('reaches nowhere as it stands', () => {
    expect(readPack(seed).connectors).toEqual([])
  })

  it('is right in every line once its marks are taken off', () => {
    const live = text
      .replace('connectors: []', 'connectors:')
      .replaceAll(/^#( {2,}.*)$/gm, '$1')
      .replaceAll(/^#$/gm, '')
    const dir = mkdtempSync(join(tmpdir(), 'ioc-example-'))
    cpSync(seed, dir, { recursive: true })
    writeFileSync(join(dir, FILE), live)
    expect(readPack(dir).connectors).toHaveLength(5)
    rmSync(dir, { recursive: true })
  })
})

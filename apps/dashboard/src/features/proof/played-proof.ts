import type { ProofReading, WireProof } from '@ioc/contract'
import { CATALOGUE, NOW, playedSnapshot } from '../../testing/played.ts'

const DAY = 86_400_000
const name = (measure: string) => CATALOGUE.measures.get(measure)!.name

function reading(over: Partial<ProofReading>): ProofReading {
  return {
    measure: 'active',
    unit: '20620',
    when: new Date(NOW - DAY).toISOString(),
    value: 8_870,
    revision: 1,
    seq: 4,
    receivedAt: NOW - DAY,
    source: 'Công an huyện',
    sourceKind: 'api',
    sample: true,
    note: null,
    place: null,
    superseded: false,
    ...over,
  }
}

/** The proof of e-ID activation: one number corrected by hand, one out of a file. */
export function playedProof(): WireProof {
  const { definition, basis, confidence } = CATALOGUE.indicators.get('activated')!
  const cell = playedSnapshot({ active: { '20620': 0.887 } }).cells.find(
    ({ indicator, unit }) => indicator === 'activated' && unit === '508',
  )!
  const people = ['20599', '20620'].map((unit) => reading({ measure: 'people', unit, value: 10_000 }))
  return {
    indicator: 'activated',
    unit: '508',
    asOf: NOW,
    knownAt: NOW,
    knownSeq: 812,
    cell,
    definition,
    basis,
    confidence,
    waiting: [],
    parts: [
      {
        role: 'numerator',
        measure: 'active',
        name: name('active'),
        sign: 1,
        sum: 18_570,
        readings: [
          reading({ superseded: true }),
          reading({ revision: 2, receivedAt: NOW - 3_600_000, sourceKind: 'hand', note: 'đếm lại', value: 8_871 }),
          reading({ unit: '20599', value: 9_700, place: { file: 'tuần 47.xlsx', sheet: 'Biểu', row: 12 } }),
        ],
        counted: [],
      },
      {
        role: 'denominator',
        measure: 'people',
        name: name('people'),
        sign: 1,
        sum: 20_000,
        readings: people,
        counted: [{ register: 'dossiers', unit: '20599', when: '2026-11-20', value: 3 }],
      },
    ],
  }
}

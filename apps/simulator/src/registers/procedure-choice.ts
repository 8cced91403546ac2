import { chance, hashText } from '../model/hash.ts'
import type { RecordRow } from './record-row.ts'

/** What a dossier needs to know of its procedure. */
export interface Procedure {
  readonly code: string
  /** Working days. */
  readonly limit: number
  /** Whole đồng; 0 where it is free or not known. */
  readonly fee: number
}

/** A limit that is not written down. */
const USUAL_LIMIT = 5
/** Longer ones are rare at a counter, and a demonstration has to see them end. */
const LONGEST_LIMIT = 20
/** Of dossiers those for which something is to be paid: what the district's payment figures suggest. */
const WITH_FEE = 0.55

type Group = 'commune' | 'district'
interface Listed extends Procedure {
  readonly group: Group
  readonly online: boolean
  /** How often it is asked for, beside others. */
  readonly weight: number
}

/**
 * Which procedure a dossier is of: few are asked for often and short ones more than long ones, as a commune or
 * the district has them, and one that is offered online where it came online. Undefined where none is listed.
 */
export function createProcedureChoice(records: readonly RecordRow[], seed: number) {
  const ranked = records
    .map((record) => ({ record, draw: chance(hashText(`${seed}|procedure|${record['code']}`), 0) }))
    .sort((one, other) => one.draw - other.draw)
  const listed = ranked.map(({ record }, rank) => listedOf(record, rank))
  const drawers = new Map<string, (part: number) => Procedure | undefined>()
  const drawerOf = (group: Group, online: boolean, withFee: boolean) => {
    const name = `${group} ${online} ${withFee}`
    const known = drawers.get(name)
    if (known) return known
    const able = listed.filter((one) => (!online || one.online) && one.fee > 0 === withFee)
    const own = able.filter((one) => one.group === group)
    const drawer = createDrawer(own.length > 0 ? own : able.length > 0 ? able : listed)
    drawers.set(name, drawer)
    return drawer
  }
  return (atCommune: boolean, online: boolean, feePart: number, part: number): Procedure | undefined =>
    drawerOf(atCommune ? 'commune' : 'district', online, feePart < WITH_FEE)(part)
}

function listedOf(record: RecordRow, rank: number): Listed {
  const limit = Math.min(LONGEST_LIMIT, Number(record['limit'] ?? USUAL_LIMIT))
  return {
    code: String(record['code']),
    limit,
    fee: Number(record['fee'] ?? 0),
    group: String(record['level'] ?? '').includes('xã') ? 'commune' : 'district',
    online: record['online'] !== 'none',
    weight: 1 / (1 + rank) / (1 + limit / 5),
  }
}

/** Draws one by its weight with a number of [0, 1). */
function createDrawer(procedures: readonly Listed[]) {
  const total = procedures.reduce((sum, { weight }) => sum + weight, 0)
  return (part: number): Procedure | undefined => {
    let left = part * total
    return procedures.find(({ weight }) => (left -= weight) < 0) ?? procedures.at(-1)
  }
}

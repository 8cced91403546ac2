import { type Catalogue, type Day, existsOn, type Instant, keyOf, levelOf, startOfDay, type Unit } from '@ioc/metrics'
import { chance, hashText } from '../model/hash.ts'
import type { Model } from '../model/model.ts'
import { minuteWhenDone } from '../model/rhythm.ts'
import { alongQuarter } from '../model/year.ts'
import { dossierRecord, type Dossier } from './dossier-record.ts'
import { dueAfter } from './due.ts'
import type { Life, Lives } from './life.ts'
import { createProcedureChoice } from './procedure-choice.ts'
import type { RecordRow } from './record-row.ts'
import type { WorkClock } from './work-clock.ts'

/** Draws that a dossier may need. */
const DRAWS = 24
/** The longest limit with the longest delay, in days. */
const LONGEST = 75

export interface DossiersDeps {
  readonly catalogue: Pick<Catalogue, 'units' | 'measures' | 'calendar' | 'utcOffsetMinutes'>
  readonly model: Model
  readonly work: WorkClock
  /** Records of the register of procedures. */
  readonly procedures: readonly RecordRow[]
  readonly seed: number
}

/**
 * The dossiers of every one-stop counter: as many as its shapes say by day and channel, each through received,
 * appraised, approved, signed and returned in that order.
 */
export function createDossiers(deps: DossiersDeps): Lives | null {
  const { catalogue, model, seed } = deps
  const online = catalogue.measures.get('procedures.received-online')
  const direct = catalogue.measures.get('procedures.received-direct')
  if (!online || !direct || deps.procedures.length === 0) return null
  const choose = createProcedureChoice(deps.procedures, seed)

  const bornOn = (unit: Unit, day: Day): Life[] => {
    if (!existsOn(unit, day)) return []
    const draw = hashText(`${seed}|dossier|${keyOf(unit)}|${day}`)
    const byCounter = model.flow(direct, unit, day, day + 1)
    const onlineCount = model.flow(online, unit, day, day + 1)
    return Array.from({ length: onlineCount + byCounter }, (_, nth) =>
      lifeOf({ ...deps, choose }, unit, day, nth, nth < onlineCount, (what) => chance(draw, nth * DRAWS + what)),
    )
  }
  return {
    register: 'dossiers',
    units: catalogue.units.filter(({ kind }) => online.levels.includes(levelOf(kind))),
    longest: LONGEST,
    bornOn,
  }
}

type Draw = (what: number) => number
type LifeDeps = DossiersDeps & { readonly choose: ReturnType<typeof createProcedureChoice> }

function lifeOf(deps: LifeDeps, unit: Unit, day: Day, nth: number, online: boolean, draw: Draw): Life {
  const { catalogue, work } = deps
  const received = receivedAt(day, online, draw(0), catalogue.utcOffsetMinutes)
  const procedure = deps.choose(unit.kind !== 'one-stop', online, draw(1), draw(2))
  const due = dueAfter(catalogue, received, procedure?.limit ?? 1)
  const [from, limit] = [work.done(received), work.done(due)]
  const late = draw(3) < lateRateOf(unit, day, deps.seed)
  const end = late ? limit + overrunOf(unit) * (0.2 + 1.6 * draw(4)) : from + (limit - from) * (0.12 + 0.8 * draw(4))
  const along = [0.1 + 0.3 * draw(5), 0.5 + 0.35 * draw(6), 1].map((part) => work.when(from + (end - from) * part))
  const [appraised = received, approved = received, signed = received] = along
  const returned = work.when(work.done(signed) + (online ? 0.02 : 0.3) * draw(7) + 0.003)
  const dossier: Dossier = {
    code: `${unit.code}-${dayText(day)}-${String(nth + 1).padStart(4, '0')}`,
    procedure: procedure?.code ?? '',
    unit: unit.code,
    channel: online ? 'online' : draw(8) < 0.12 ? 'post' : 'counter',
    due,
    times: { received, appraised, approved, signed, returned },
    fee: procedure?.fee ?? 0,
    paidOnline: draw(9) < (online ? 0.6 : 0.15),
    reused: draw(10) < 0.76,
    supplements: draw(11) < 0.04 ? 1 : 0,
  }
  return {
    unit: unit.code,
    changes: [received, appraised, approved, signed, returned],
    recordAt: (at) => dossierRecord(dossier, at, catalogue.utcOffsetMinutes),
  }
}

/** Online at any hour as the day goes; at a counter while it is open. */
function receivedAt(day: Day, online: boolean, part: number, utcOffsetMinutes: number): Instant {
  const open = OPEN.find(({ to }) => part < to) ?? OPEN[1]
  const minute = online ? minuteWhenDone(part) : open.minute + ((part - open.from) / (open.to - open.from)) * open.long
  return startOfDay(day, utcOffsetMinutes) + Math.floor(minute * 60) * 1_000
}

/** 7:30–11:30 and 13:30–16:30, with six of ten in the morning. */
const OPEN = [
  { from: 0, to: 0.6, minute: 7 * 60 + 30, long: 4 * 60 },
  { from: 0.6, to: 1, minute: 13 * 60 + 30, long: 3 * 60 },
] as const

/** Most units are late with about one in a hundred; Duy Trinh with one in twenty, and Duy Sơn is getting worse. */
function lateRateOf(unit: Unit, day: Day, seed: number): number {
  if (unit.code === '20617') return 0.048
  if (unit.code === '20620') return 0.012 + 0.07 * alongQuarter(day)
  return 0.005 + 0.014 * chance(hashText(`${seed}|late|${keyOf(unit)}`), 0)
}

/** Working days that what is late takes longer, on average. */
const overrunOf = ({ code }: Unit) => (code === '20617' ? 7 : 2)

const dayText = (day: Day) => new Date(day * 86_400_000).toISOString().slice(2, 10).replaceAll('-', '')

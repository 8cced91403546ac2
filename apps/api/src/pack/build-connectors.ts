import type { ConnectorEntry, ConnectorsFile } from '@ioc/contract'
import type { Measure, Register, Unit } from '@ioc/metrics'
import { Cron } from 'croner'
import { checkDossierSync, checkFolder, checkHttpJson, checkPortal766 } from './check-connectors.ts'
import { checkMqtt } from './check-mqtt.ts'
import type { CheckFacts } from './connector-facts.ts'
import type { Opened, Refuse } from './open-file.ts'
import { withAuthority } from './read-authority.ts'

/** What connectors are held against. */
export interface ConnectorFacts {
  readonly measures: ReadonlyMap<string, Measure>
  readonly registers: ReadonlyMap<string, Register>
  readonly units: readonly Unit[]
  readonly zone: string
  /** The text of a file of the pack; undefined where it cannot be read. */
  readonly read: (file: string) => string | undefined
}

/** Ids of sources that are the server's own. */
const TAKEN = new Set(['documented'])

/** The connectors as written; one that could never work is a mistake. */
export function buildConnectors(file: Opened<ConnectorsFile>, facts: ConnectorFacts): readonly ConnectorEntry[] {
  const seen = new Set(TAKEN)
  const codes = new Set(facts.units.map(({ code }) => code))
  return file.data.connectors.map((entry, index) => {
    const refuse: Refuse = (path, detail) => file.refuse(['connectors', index, ...path], detail)
    if (seen.has(entry.id)) refuse(['id'], `${entry.id} is taken`)
    seen.add(entry.id)
    const options: Refuse = (path, detail) => refuse(['options', ...path], detail)
    const check: CheckFacts = {
      measures: facts.measures,
      measure: (path, id, say) => checkFed(facts.measures, id, (detail) => say(path, detail)),
      unit: (path, code, say) => codes.has(code) || say(path, `no unit has the code ${code}`),
    }
    checkMeasures(entry, check, facts.registers, refuse)
    entry.units?.forEach((code, at) => check.unit(['units', at], code, refuse))
    if ('schedule' in entry) checkSchedule(entry.schedule, facts.zone, refuse)
    checkOptions(entry, check, options)
    return withAuthority(entry, facts.read, refuse)
  })
}

/** Readings of a counted measure are refused, so that a connector that brings readings could never feed it. */
function checkFed(measures: ConnectorFacts['measures'], id: string, say: (detail: string) => void): void {
  const measure = measures.get(id)
  if (!measure) return say(`no measure has the id ${id}`)
  if (measure.counting) say(`${id} is counted from the register ${measure.counting.register}: put records there`)
}

/** What a connector may bring: measures, or the register its records go to. */
function checkMeasures(
  { kind, measures }: ConnectorEntry,
  facts: CheckFacts,
  registers: ConnectorFacts['registers'],
  refuse: Refuse,
): void {
  measures?.forEach((id, at) => {
    if (kind !== 'dossier-sync') facts.measure(['measures', at], id, refuse)
    else if (!registers.has(id)) refuse(['measures', at], `no register has the id ${id}, and it brings records`)
  })
}

function checkOptions(entry: ConnectorEntry, facts: CheckFacts, refuse: Refuse): void {
  switch (entry.kind) {
    case 'http-json':
      return checkHttpJson(entry.options, facts, refuse)
    case 'portal-766':
      return checkPortal766(entry.options, facts, refuse)
    case 'mqtt':
      return checkMqtt(entry.options, facts, refuse)
    case 'folder':
      return checkFolder(entry.options, refuse)
    case 'dossier-sync':
      return checkDossierSync(entry.options, facts, refuse)
  }
}

function checkSchedule(schedule: string, zone: string, refuse: Refuse): void {
  try {
    const job = new Cron(schedule, { timezone: zone, paused: true })
    if (job.nextRun() === null) refuse(['schedule'], 'never comes due')
    job.stop()
  } catch {
    refuse(['schedule'], 'expected a schedule such as */15 * * * *')
  }
}

import type { ConnectorEntry, ConnectorsFile } from '@ioc/contract'
import type { Measure, Unit } from '@ioc/metrics'
import { Cron } from 'croner'
import { type CheckFacts, checkDossierSync, checkFolder, checkHttpJson, checkPortal766 } from './check-connectors.ts'
import { checkMqtt } from './check-mqtt.ts'
import type { Opened, Refuse } from './open-file.ts'

/** What connectors are held against. */
export interface ConnectorFacts {
  readonly measures: ReadonlyMap<string, Measure>
  readonly units: readonly Unit[]
  readonly zone: string
}

/** Ids of sources that are the server's own. */
const TAKEN = new Set(['documented'])

/** The connectors as written; one that could never work is a mistake. */
export function buildConnectors(file: Opened<ConnectorsFile>, facts: ConnectorFacts): readonly ConnectorEntry[] {
  const seen = new Set(TAKEN)
  const codes = new Set(facts.units.map(({ code }) => code))
  file.data.connectors.forEach((entry, index) => {
    const refuse: Refuse = (path, detail) => file.refuse(['connectors', index, ...path], detail)
    if (seen.has(entry.id)) refuse(['id'], `${entry.id} is taken`)
    seen.add(entry.id)
    const options: Refuse = (path, detail) => refuse(['options', ...path], detail)
    const check: CheckFacts = {
      measures: facts.measures,
      measure: (path, id, say) => facts.measures.has(id) || say(path, `no measure has the id ${id}`),
      unit: (path, code, say) => codes.has(code) || say(path, `no unit has the code ${code}`),
    }
    entry.measures?.forEach((id, at) => check.measure(['measures', at], id, refuse))
    entry.units?.forEach((code, at) => check.unit(['units', at], code, refuse))
    if ('schedule' in entry) checkSchedule(entry.schedule, facts.zone, refuse)
    checkOptions(entry, check, options)
  })
  return file.data.connectors
}

function checkOptions(entry: ConnectorEntry, facts: CheckFacts, refuse: Refuse): void {
  switch (entry.kind) {
    case 'http-json':
      return checkHttpJson(entry.options, refuse)
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

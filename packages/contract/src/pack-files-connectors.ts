import { z } from 'zod'
import { PackText, UnitCode } from './pack-files-common.ts'
import {
  DossierSyncOptions,
  FolderOptions,
  HttpJsonOptions,
  MqttOptions,
  Portal766Options,
} from './pack-files-connector-options.ts'

const CRON = 'expected a schedule such as */15 * * * *'

const entry = {
  /** Also the id of its source. */
  id: z
    .string({ error: 'expected an id such as weather-stations' })
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/, { error: 'expected small letters, digits, dots and dashes' }),
  name: PackText,
  /** Whether what it brings is sample data; as the server is started (demonstration or not) unless said. */
  sample: z.boolean().optional(),
  /** What it may report; left out means all. */
  measures: z.array(z.string()).min(1).optional(),
  units: z.array(UnitCode).min(1).optional(),
  /** `whole`: one bad row refuses a delivery. `partial`: good rows are stored, bad ones named; nobody watches a machine. */
  mode: z.enum(['whole', 'partial']).default('partial'),
}

/** When a pull is due, in the pack's zone: five fields, or six with seconds first. */
const schedule = z.string({ error: CRON }).regex(/^\S+(?:\s+\S+){4,5}$/, { error: CRON })

/** One connector as written in connectors.yaml. */
export const ConnectorEntry = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...entry, kind: z.literal('http-json'), schedule, options: HttpJsonOptions }),
    z.strictObject({ ...entry, kind: z.literal('portal-766'), schedule, options: Portal766Options }),
    z.strictObject({ ...entry, kind: z.literal('mqtt'), options: MqttOptions }),
    z.strictObject({ ...entry, kind: z.literal('folder'), options: FolderOptions }),
    z.strictObject({ ...entry, kind: z.literal('dossier-sync'), options: DossierSyncOptions }),
  ],
  { error: 'expected http-json, portal-766, mqtt, folder or dossier-sync' },
)
export type ConnectorEntry = z.output<typeof ConnectorEntry>

/** connectors.yaml: what this district pulls from, listens to and is sent. */
export const ConnectorsFile = z.strictObject({ connectors: z.array(ConnectorEntry).default([]) })
export type ConnectorsFile = z.output<typeof ConnectorsFile>

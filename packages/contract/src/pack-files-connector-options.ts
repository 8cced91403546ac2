import { GRAINS } from '@ioc/metrics'
import { z } from 'zod'
import { PackId, UnitCode } from './pack-files-common.ts'

/** Where a connector may go. Nothing else is reached, whatever its address or a name server says. */
export const ConnectorAllow = z.strictObject({
  /** Host names or addresses, each as it stands in the address. */
  hosts: z.array(z.string().min(1)).min(1, { error: 'expected at least one host' }),
  /** Private or loopback ranges that may be reached (`10.20.0.0/16`, `127.0.0.1`); none unless listed. */
  networks: z
    .array(z.string().regex(/^[0-9a-fA-F:.]+(?:\/\d{1,3})?$/, { error: 'expected a range such as 10.20.0.0/16' }))
    .default([]),
  /** Hosts spoken to without TLS; none unless listed. */
  plain: z.array(z.string().min(1)).default([]),
})
export type ConnectorAllow = z.output<typeof ConnectorAllow>

const isAddress = (text: string, protocols: readonly string[]) => {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol) && url.username === '' && url.password === ''
}

/** An address goes to logs and lists, so a secret has no place in it. */
const address = (...protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => !text.includes('${'), { error: 'a secret belongs in a header, never in an address' })
    .refine((text) => isAddress(text, protocols), {
      error: `expected an address that begins with ${protocols.map((name) => `${name}//`).join(' or ')}, without a password`,
    })

const SECRET_NAME = /authorization|cookie|key|secret|token|password/i
const FROM_ENVIRONMENT = /\$\{env:[A-Z][A-Z0-9_]*\}/

/** `Bearer ${env:NAME}`: what stands between the braces is read from the environment at start and never kept. */
const headers = z
  .record(z.string().regex(/^[A-Za-z0-9-]+$/, { error: 'expected the name of a header' }), z.string())
  .superRefine((all, context) => {
    for (const [name, value] of Object.entries(all)) {
      if (!SECRET_NAME.test(name) || FROM_ENVIRONMENT.test(value)) continue
      context.addIssue({ code: 'custom', path: [name], message: 'a secret is named here, as ${env:NAME}, not written' })
    }
  })
  .default({})

const secret = z.string().regex(FROM_ENVIRONMENT, { error: 'expected ${env:NAME}' })

/**
 * The authority whose certificates are believed, and no other, where a district has one of its own: a PEM file of the
 * pack, named from its folder. Once the pack is read, what stands in that file.
 */
const ca = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/, {
    error: 'expected a file of this pack such as tls/authority.pem',
  })
  .optional()

const http = { url: address('https:', 'http:'), allow: ConnectorAllow, ca, headers }

/** `http-json`: any JSON over HTTP; the JSONata expression makes a list of readings of it. */
export const HttpJsonOptions = z.strictObject({ ...http, rows: z.string().min(1) })
export type HttpJsonOptions = z.output<typeof HttpJsonOptions>

/** What the portal counts (public code of a provincial one-stop system). */
export const PORTAL_766_KEYS = [
  'tongSo',
  'tongTiepNhan',
  'tongDaXuLy',
  'tongDangXuLy',
  'tiepNhanKyTruoc',
  'tiepNhanQuaMang',
  'tiepNhanTrucTiep',
  'tiepNhanBCCI',
  'daXuLyTruocHan',
  'daXuLyDungHan',
  'daXuLyQuaHan',
  'dangXuLyTrongHan',
  'dangXuLyQuaHan',
] as const
export type Portal766Key = (typeof PORTAL_766_KEYS)[number]

/** `portal-766`: figures of the portal behind Decision 766, for one period of all flow measures it feeds. */
export const Portal766Options = z.strictObject({
  /** May hold `{from}` and `{to}`: first and last day of the period, `2026-11-23`. */
  ...http,
  period: z.enum(GRAINS),
  which: z.enum(['last', 'current']).default('last'),
  /** JSON pointer to the list of units. */
  list: z
    .string()
    .regex(/^(?:\/[^/]*)*$/, { error: 'expected a pointer such as /data' })
    .default('/data'),
  /** Which key of an entry names its unit. */
  unitKey: z.string().min(1).default('maThongKe'),
  /** The portal's code of a unit → ours. Entries of other units are left out and counted. */
  units: z.record(z.string().min(1), UnitCode),
  measures: z.partialRecord(z.enum(PORTAL_766_KEYS), PackId),
})
export type Portal766Options = z.output<typeof Portal766Options>

const pointer = z.string().regex(/^(?:\/[^/]*)*$/, { error: 'expected a pointer such as /value' })
const level = z.int().min(1).max(20)
const topic = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => /^(?:[^#+]*|(?:(?:[^/#+]+|\+|)\/)*(?:[^/#+]*|\+|#))$/.test(text), {
    error: 'expected a topic such as cameras/+/heartbeat',
  })

/** The unit a message speaks of: always the same, or what stands at a level (from 1) of its topic. */
const unitOfMessage = z.union([
  UnitCode,
  z.strictObject({ level, codes: z.record(z.string().min(1), UnitCode).optional() }),
])
const about = { topic, measure: PackId, unit: unitOfMessage }

/** What is made of the messages of a topic. */
export const MqttMapping = z.discriminatedUnion('as', [
  /**
   * The value of the newest message. `at` leads to the message's own time (ISO 8601); without it a retained message,
   * which may be of any age, is left out.
   */
  z.strictObject({ as: z.literal('value'), ...about, value: pointer.default(''), at: pointer.optional() }),
  /** How many devices of a unit were heard within so many seconds; a device is a topic, or a level of it. */
  z.strictObject({
    as: z.literal('heartbeat'),
    ...about,
    within: z.int().min(1).max(604_800),
    device: level.optional(),
  }),
  /** Added up by day: what the pointer leads to, or 1 for each message. */
  z.strictObject({ as: z.literal('counter'), ...about, add: pointer.optional() }),
  /** JSONata over `{ topic, levels, payload }`, giving readings; of retained messages only where they say their own time. */
  z.strictObject({
    as: z.literal('jsonata'),
    topic,
    rows: z.string().min(1),
    retained: z.boolean().default(false),
  }),
])
export type MqttMapping = z.output<typeof MqttMapping>

/** `mqtt`: listens to a broker. */
export const MqttOptions = z.strictObject({
  url: address('mqtts:', 'mqtt:'),
  allow: ConnectorAllow,
  ca,
  username: z.string().optional(),
  password: secret.optional(),
  /** Readings are handed over at most once in so many seconds. */
  every: z.int().min(1).max(3600).default(1),
  topics: z.array(MqttMapping).min(1),
})
export type MqttOptions = z.output<typeof MqttOptions>

/** `folder`: takes the files someone puts into a directory. */
export const FolderOptions = z.strictObject({
  path: z.string().regex(/^\//, { error: 'expected a path from the root, such as /srv/ioc/in' }),
  /** Seconds between looks, besides what the system tells. */
  every: z.int().min(1).max(3600).default(10),
  /** Seconds a file's size must stand still before it is taken. */
  still: z.number().min(0).max(600).default(2),
})
export type FolderOptions = z.output<typeof FolderOptions>

/** The five steps of a dossier at the one-stop, in order: each names what is done last. */
export const DOSSIER_STEPS = ['received', 'appraised', 'approved', 'signed', 'returned'] as const
export type DossierStep = (typeof DOSSIER_STEPS)[number]

/** `dossier-sync`: dossiers in the national format, sent to us. */
export const DossierSyncOptions = z.strictObject({
  /** DonViXuLy as the sender writes it → our unit. */
  units: z.record(z.string().min(1), UnitCode),
  /** What the sender's system says beyond the national codes 1–10, such as a step within code 4. */
  statuses: z.record(z.string().min(1), z.enum(DOSSIER_STEPS)).default({}),
})
export type DossierSyncOptions = z.output<typeof DossierSyncOptions>

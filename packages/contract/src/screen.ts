import { LANGS } from '@ioc/metrics'
import { z } from 'zod'
import { SCENES } from './scene-ids.ts'

/** One stop of a rotation. */
export const SceneStop = z.object({
  scene: z.enum(SCENES),
  of: z.string().min(1).max(100).nullable().describe('The component of `component`, the indicator of `league`'),
  seconds: z.int().min(5).max(3_600).describe('How long it stays'),
})
export type SceneStop = z.infer<typeof SceneStop>

/** Letters and digits that can be typed into an address from across a room. */
export const ScreenId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'A screen is named in a-z, 0-9 and hyphens, like phong-hop-a.')

/** What a screen is told: everything but who it is. */
export const ScreenInput = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('What people call it: "Phòng họp A"'),
  scope: z.string().min(1).max(100).nullable().describe("Code of the unit shown; null is the pack's own"),
  lang: z.enum(LANGS),
  theme: z.enum(['dark', 'light']),
  diagonal: z.number().min(5).max(500).describe('Inches'),
  distance: z.number().min(0.3).max(50).describe('Metres from the eye that is farthest'),
  map: z.string().max(100).nullable().describe("Indicator of the map; null is the wall's own choice"),
  stops: z.array(SceneStop).min(1).max(40).describe('In the order they are shown'),
  overviewBetween: z.boolean().describe('The overview comes back after every other scene'),
  holdSeconds: z.int().min(0).max(3_600).describe('A newly off-target indicator holds the exceptions this long'),
})
export type ScreenInput = z.infer<typeof ScreenInput>

/** `PUT /screens/:screen`: the version that was read, 0 for a new screen. */
export const ScreenChange = z
  .strictObject({ ...ScreenInput.shape, version: z.int().min(0) })
  .meta({ id: 'ScreenChange' })
export type ScreenChange = z.infer<typeof ScreenChange>

/** A screen's record; `version` counts its changes. */
export const ScreenRecord = z
  .object({ ...ScreenInput.shape, id: ScreenId, version: z.int() })
  .meta({ id: 'ScreenRecord' })
export type ScreenRecord = z.infer<typeof ScreenRecord>

/** How a screen does: it reports what it painted every ten seconds. */
export const SCREEN_STATES = ['live', 'behind', 'frozen', 'away', 'never'] as const
export type ScreenState = (typeof SCREEN_STATES)[number]

/** What a screen said of itself last. */
export const ScreenReport = z.object({
  screen: z.string().max(40).nullable().describe('Its record; null where a wall was opened without one'),
  scope: z.string().max(100),
  seq: z.int().describe('The last delta it painted'),
  build: z.string().max(100).describe('The build of its scripts'),
  scene: z.string().max(100),
  paintedAt: z.int().nullable().describe("When its browser last painted, by the server's clock"),
  memory: z.int().nullable().describe('Bytes of its scripts; null where the browser does not tell'),
  errors: z.int().describe('Errors of its scripts since it was loaded'),
  width: z.int(),
  height: z.int(),
  exceptions: z.int().describe('How many things need attention in its scope, as the list on it counts them'),
})
export type ScreenReport = z.infer<typeof ScreenReport>

/** A screen as the desk sees it. One that has no record is listed while it is there. */
export const ScreenStanding = z.object({
  id: z.string().nullable().describe('Null for a wall without a record'),
  record: ScreenRecord.nullable(),
  state: z.enum(SCREEN_STATES),
  since: z.int().nullable().describe('When the state began; null where it never reported'),
  heardAt: z.int().nullable(),
  /** Deltas of its scope that it has not painted. */
  behindBy: z.int(),
  report: ScreenReport.nullable(),
})
export type ScreenStanding = z.infer<typeof ScreenStanding>

/** `GET /screens`. */
export const ScreenList = z
  .object({ now: z.int(), build: z.string(), screens: z.array(ScreenStanding) })
  .meta({ id: 'ScreenList' })
export type ScreenList = z.infer<typeof ScreenList>

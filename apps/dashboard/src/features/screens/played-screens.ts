import type { ScreenList, ScreenRecord, ScreenReport, ScreenStanding } from '@ioc/contract'
import { NOW } from '../../testing/played.ts'

const MINUTE = 60_000

/** A meeting room's screen, as the small district has it. */
export const ROOM: ScreenRecord = {
  id: 'phong-hop-a',
  version: 3,
  name: 'Phòng họp A',
  scope: null,
  lang: 'vi',
  theme: 'dark',
  diagonal: 86,
  distance: 3,
  map: null,
  stops: [
    { scene: 'overview', of: null, seconds: 45 },
    { scene: 'component', of: 'security', seconds: 25 },
    { scene: 'league', of: 'activated', seconds: 30 },
  ],
  overviewBetween: true,
  holdSeconds: 120,
}

const REPORT: ScreenReport = {
  screen: 'phong-hop-a',
  scope: '508',
  seq: 120,
  build: 'abcdef123456',
  scene: 'league:activated',
  paintedAt: NOW,
  memory: 48_200_000,
  errors: 0,
  width: 1920,
  height: 1080,
  exceptions: 2,
}

const LIVE: ScreenStanding = {
  id: ROOM.id,
  record: ROOM,
  state: 'live',
  since: NOW - 90 * MINUTE,
  heardAt: NOW - 4_000,
  behindBy: 0,
  report: REPORT,
}

/** Frozen for five minutes, upright, of an older build, four deltas behind, with an error. */
const FROZEN: ScreenStanding = {
  id: 'sanh',
  record: { ...ROOM, id: 'sanh', name: 'Sảnh tầng 1', version: 1 },
  state: 'frozen',
  since: NOW - 5 * MINUTE,
  heardAt: NOW - 8_000,
  behindBy: 4,
  report: { ...REPORT, screen: 'sanh', scene: 'overview', build: '999999aaaaaa', errors: 1, width: 1080, height: 1920 },
}

const STRANGER: ScreenStanding = {
  ...LIVE,
  id: null,
  record: null,
  report: { ...REPORT, screen: 'kiosk-2', memory: null },
}

export const LIST: ScreenList = { now: NOW, build: 'abcdef123456', screens: [LIVE, STRANGER, FROZEN] }

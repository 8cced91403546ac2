import type { ScreenChange, ScreenReport } from '@ioc/contract'

/** A screen of the test district, as it is told to a server for the first time. */
export const told = (more: Partial<ScreenChange> = {}): ScreenChange => ({
  version: 0,
  name: 'Phòng họp A',
  scope: null,
  lang: 'vi',
  theme: 'dark',
  diagonal: 86,
  distance: 4,
  map: null,
  stops: [{ scene: 'overview', of: null, seconds: 30 }],
  overviewBetween: true,
  holdSeconds: 60,
  ...more,
})

/** What a wall that is well says of itself. */
export const reported = (more: Partial<ScreenReport> = {}): ScreenReport => ({
  screen: 'hall',
  scope: 'D',
  seq: 1,
  build: 'none',
  scene: 'overview',
  paintedAt: null,
  memory: 40_000_000,
  errors: 0,
  width: 1920,
  height: 1080,
  exceptions: 2,
  ...more,
})

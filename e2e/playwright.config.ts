import { defineConfig } from '@playwright/test'

const rootNeedsIt = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Ends of waiting, for a machine that is busy with other things: a test waits for what must become true.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // Most of a test is waiting: for a page, a second hand, a server that comes back. Two files at once fill two cores.
  workers: 2,
  reporter: 'list',
  // One set of pictures for every platform; the tolerance is for what their browsers draw differently.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      // Without a locale of UTF-8 Chromium calls a download with Vietnamese letters just "download".
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [...rootNeedsIt, '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
})

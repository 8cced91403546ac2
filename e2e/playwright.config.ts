import { defineConfig } from '@playwright/test'

const rootNeedsIt = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  // One server and one browser use both cores of a small machine already.
  workers: 1,
  reporter: 'list',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [...rootNeedsIt, '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
})

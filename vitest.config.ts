import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'apps/dashboard/vitest.config.browser.ts'],
    fileParallelism: true,
    // Left to itself it keeps a core free, which is half of a small machine.
    maxWorkers: '100%',
  },
})

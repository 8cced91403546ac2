import { defineConfig } from 'vitest/config'
import { PATIENCE, SHARED } from '../../vitest.patience.ts'

export default defineConfig({
  test: { ...PATIENCE, ...SHARED, name: 'api', environment: 'node', include: ['src/**/*.test.ts'] },
})

import { defineConfig } from 'vitest/config'
import { PATIENCE } from '../../vitest.patience.ts'

export default defineConfig({
  test: {
    ...PATIENCE,
    name: 'metrics',
    environment: 'node',
    include: ['src/**/*.test.ts'],
  },
})

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { PATIENCE } from '../../vitest.patience.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const rootNeedsIt = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const args = [...rootNeedsIt, '--disable-gpu', '--disable-background-networking', '--disable-component-update']

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // Found while tests run it would be bundled then, beside a second React.
  optimizeDeps: { include: ['qr', 'qr/decode.js', 'react-router', '@tanstack/react-virtual'] },
  test: {
    ...PATIENCE,
    name: 'dashboard-browser',
    include: ['src/**/*.test.tsx'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args } }),
      instances: [{ browser: 'chromium', viewport: { width: 1920, height: 1080 } }],
    },
  },
})

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './compress.ts'

const api = process.env.IOC_API ?? 'http://localhost:4780'

export default defineConfig({
  plugins: [react(), tailwindcss(), compress()],
  server: { proxy: { '/api': api, '/socket.io': { target: api, ws: true } } },
  // Fonts and marks stay files of their own: inlined data would need a wider content policy.
  build: { assetsInlineLimit: 0, sourcemap: false, modulePreload: { polyfill: false } },
})

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './compress.ts'

const api = process.env.IOC_API ?? 'http://localhost:4780'

/** Our own folders whose files the wall's first picture is made of, and the libraries it stands on. */
const FIRST = [
  '/dashboard/src/ui/',
  '/dashboard/src/data/',
  '/dashboard/src/widgets/',
  '/packages/metrics/',
  '/dashboard/src/charts/bullet',
  '/dashboard/src/charts/sparkline',
  '/dashboard/src/i18n/periods/span-words',
  '/node_modules/react/',
  '/react-intl/',
  '/@formatjs/',
  '/intl-messageformat/',
  '/@tanstack/query-core/',
  '/@tanstack/react-query/',
  '/react-router/',
]
/** Of these, what only scenes and the desk draw. */
const LATER =
  /\/ui\/qr|\/widgets\/(?:changes|exceptions|league-|peer-|small-tile|trend-chart|unit-league|unit-matrix)|\/i18n\/(?!periods\/span-words)\w+\//

/** What only the pages of the desk share. */
const OF_PAGES =
  /\/widgets\/(?:counted|published\/published-list|figure|figure-words)\b|\/ui\/(?:address-ahead|button|copy-button|notice|proof-link|scroll-region|section|waiting)\.|\/data\/(?:last-seen|rhythm|slot)\.|\/i18n\/(?:catalogue-names|plain)\./

/** What wall and desk share would else be some forty files of a kilobyte, half of it headers. */
const isFirst = (id: string) =>
  (FIRST.some((folder) => id.includes(folder)) || /\/dashboard\/src\/i18n\/[^/]+$/.test(id)) &&
  !LATER.test(id) &&
  !OF_PAGES.test(id)

export default defineConfig({
  plugins: [react(), tailwindcss(), compress()],
  server: { proxy: { '/api': api, '/socket.io': { target: api, ws: true } } },
  // Fonts and marks stay files of their own: inlined data would need a wider content policy.
  build: {
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'shared', test: isFirst, minShareCount: 2 },
            { name: 'pages', test: OF_PAGES, minShareCount: 2 },
          ],
        },
      },
    },
  },
})

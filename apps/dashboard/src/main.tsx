import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { getJson } from './data/http.ts'
import { createLine } from './data/line.ts'
import { createQueryClient } from './data/query-client.ts'
import { createReload } from './data/reload.ts'
import { createServerClock } from './data/server-clock.ts'
import { openSocket } from './data/socket.ts'
import { createTicker } from './data/ticker.ts'
import './ui/base.css'

const clock = createServerClock(() => performance.now())
const source = { getJson, clock }
const cache = createQueryClient()
const afterPaint = (work: () => void) => void requestAnimationFrame(() => requestAnimationFrame(work))
const line = createLine({ source, cache, socket: openSocket(), afterPaint })
line.open()
// The leader's page has numbers to show before there is a server, and the wall does not pay for that.
if (location.pathname === '/') void import('./data/last-seen.ts').then(({ recallLastSeen }) => recallLastSeen(cache))
const reload = createReload({
  ask: (path) =>
    fetch(path, { headers: { accept: 'text/html, */*' }, cache: 'no-cache', signal: AbortSignal.timeout(15_000) }),
  address: () => location.pathname,
  reload: () => location.reload(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <App source={source} cache={cache} ticker={createTicker(clock)} line={line} reload={reload} />
  </StrictMode>,
)

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { getJson } from './data/http.ts'
import { createQueryClient } from './data/query-client.ts'
import { createServerClock } from './data/server-clock.ts'
import { createTicker } from './data/ticker.ts'
import './ui/base.css'

const clock = createServerClock(() => performance.now())
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <App
      source={{ getJson, clock }}
      cache={createQueryClient()}
      ticker={createTicker(clock)}
      reload={() => location.reload()}
    />
  </StrictMode>,
)

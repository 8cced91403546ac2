// The leader's page where there is no server. The server always goes first; what is kept here is shown only where it
// does not answer, and only for `/`. Numbers are not kept here: no answer of the API ever passes through.
const SHELF = 'ioc-page'
const PAGE = '/'
const BESIDE = ['/favicon.svg', '/manifest.webmanifest', '/icon-192.png']
// A phone at the edge of a network waits this long before it shows what it has.
const PATIENCE = 5_000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keep(event.data.keep)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const isPage = request.mode === 'navigate' && pathname === PAGE
  const isPart = request.mode !== 'navigate' && (pathname.startsWith('/assets/') || BESIDE.includes(pathname))
  // Everything else, walls and the API among it, goes to the server as if nobody stood here.
  if (isPage || isPart) event.respondWith(serverFirst(request, pathname))
})

async function serverFirst(request, pathname) {
  const answer = fetch(request).catch(() => null)
  const inTime = await Promise.race([answer, passed(PATIENCE)])
  if (inTime && inTime.status < 500) return inTime
  const kept = await caches.match(pathname, { cacheName: SHELF, ignoreVary: true })
  return kept ?? (await answer) ?? Response.error()
}

/** Keeps the page with everything it is built of in place of the one before; a half of two builds is never kept. */
async function keep(assets) {
  const page = await fetch(PAGE, { cache: 'no-cache' })
  const text = await page.clone().text()
  const built = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path)
  if (!page.ok || !built.every((path) => assets.includes(path))) return
  const shelf = await caches.open(SHELF)
  const parts = [...assets, ...BESIDE]
  await shelf.addAll(parts)
  await shelf.put(PAGE, page)
  const wanted = new Set([...parts, PAGE])
  const old = (await shelf.keys()).filter(({ url }) => !wanted.has(new URL(url).pathname))
  await Promise.all(old.map((request) => shelf.delete(request)))
}

function passed(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, null)
  })
}

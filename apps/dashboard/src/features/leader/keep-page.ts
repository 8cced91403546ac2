const WORKER = '/offline-worker.js'
const BUILT = /\/assets\/[^/]+$/

/** Addresses of everything this page was built of and has loaded so far: scripts, styles, fonts. */
const loadedAssets = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && BUILT.test(pathname))
    .map(({ pathname }) => pathname)

/**
 * Lets this page open without a server: a worker keeps it with what it has loaded. Only pages that were built are
 * kept, and only where the browser allows workers (`https`, or this machine itself).
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !loadedAssets().some((path) => path.endsWith('.js'))) return
  await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' })
  const { active } = await navigator.serviceWorker.ready
  // Fonts come last: what is on the screen by then is what the page looks like without a network.
  await document.fonts.ready
  // A worker has no origin to be told: it is our own.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  active?.postMessage({ keep: [...new Set(loadedAssets())] })
}

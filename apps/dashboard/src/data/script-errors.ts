/** Errors of this page's scripts since it was loaded. */
function createScriptErrors(page: Pick<Window, 'addEventListener'>) {
  let errors = 0
  const onError = () => void (errors += 1)
  page.addEventListener('error', onError)
  page.addEventListener('unhandledrejection', onError)
  return { count: () => errors }
}

/** Listens from the moment the page's scripts run; there is one page. */
export const scriptErrors = createScriptErrors(globalThis)

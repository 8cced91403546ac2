import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { BrowserRouter, Route, Routes, useParams } from 'react-router'
import type { Line } from '../data/line.ts'
import { screenQuery, type Source } from '../data/queries.ts'
import { LineProvider } from '../data/use-live.ts'
import type { Ticker } from '../data/ticker.ts'
import { languageOf } from '../i18n/index.ts'
import { TextProvider } from '../i18n/text.tsx'
import { TickerProvider } from '../data/use-tick.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Loading } from '../wall/loading.tsx'
import { NoScreen } from '../wall/no-screen.tsx'
import { WallPage } from '../wall/wall-page.tsx'
import { type DeskPage, PAGES } from './pages.ts'
import { useHome } from './use-home.ts'
import { useSettings } from './use-settings.ts'
import { useZone } from './use-zone.ts'

/** The desk's frame with its palette and proofs: a wall never pays for it. */
const Desk = lazy(async () => ({ default: (await import('./desk.tsx')).Desk }))

/** What the page is given once, when it starts. */
export interface AppDeps {
  readonly source: Source
  readonly cache: QueryClient
  readonly ticker: Ticker
  readonly line: Line
  readonly reload: () => void
}

export function App(deps: AppDeps) {
  return (
    <QueryClientProvider client={deps.cache}>
      <TickerProvider ticker={deps.ticker}>
        <LineProvider value={deps.line}>
          <BrowserRouter>
            <Routes>
              <Route path="/wall" element={<WallRoute {...deps} />} />
              <Route path="/wall/:screen" element={<ScreenRoute {...deps} />} />
              {PAGES.map((page) => (
                <Route key={page.id} path={page.path} element={<DeskRoute page={page} {...deps} />} />
              ))}
            </Routes>
          </BrowserRouter>
        </LineProvider>
      </TickerProvider>
    </QueryClientProvider>
  )
}

function WallRoute({ source, reload }: AppDeps) {
  const { settings, choose } = useSettings()
  return (
    <Spoken lang={settings.lang} theme={settings.theme} source={source}>
      <WallPage source={source} settings={settings} choose={choose} screen={null} onNewBuild={reload} />
    </Spoken>
  )
}

/** The wall of a screen that has a record: looked for until there is one. */
function ScreenRoute({ source, reload }: AppDeps) {
  const { screen: id = '' } = useParams()
  const { data: screen = null, failureCount, failureReason } = useQuery(screenQuery(source, id))
  const { settings, choose } = useSettings(screen)
  useHome()
  return (
    <Spoken lang={settings.lang} theme={settings.theme} source={source}>
      {screen === null ? (
        <NoScreen id={id} tries={failureCount} failed={failureReason} />
      ) : (
        <WallPage source={source} settings={settings} choose={choose} screen={screen} onNewBuild={reload} />
      )}
    </Spoken>
  )
}

function DeskRoute({ page, source }: AppDeps & { readonly page: DeskPage }) {
  const { settings, choose } = useSettings()
  return (
    <Spoken lang={settings.lang} theme={settings.theme} source={source} page="desk">
      <ErrorBoundary resetKey={page.id} fallback={<Loading tries={1} failed={null} />}>
        <Suspense fallback={<Loading tries={0} failed={null} />}>
          <Desk page={page} source={source} settings={settings} choose={choose} />
        </Suspense>
      </ErrorBoundary>
    </Spoken>
  )
}

/** What the browser draws around the page has the page's colour. */
function paintBrowser() {
  const page = getComputedStyle(document.documentElement).getPropertyValue('--color-page').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', page)
}

/** The document itself says its language and theme, for the browser and for the stylesheet. */
function Spoken({
  lang,
  theme,
  source,
  page = 'wall',
  children,
}: {
  lang: 'vi' | 'en' | 'bn'
  theme: string
  source: Source
  page?: 'wall' | 'desk'
  children: ReactNode
}) {
  const zone = useZone(source, page)
  useEffect(() => {
    document.documentElement.lang = languageOf(lang).id
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.page = page
    paintBrowser()
  }, [lang, theme, page])
  return (
    <TextProvider lang={lang} zone={zone}>
      {children}
    </TextProvider>
  )
}

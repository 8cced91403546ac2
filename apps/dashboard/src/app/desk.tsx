import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { Link, NavLink } from 'react-router'
import { catalogueQuery, type Source } from '../data/queries.ts'
import { Commander } from '../features/palette/commander.tsx'
import { ProofDrawer } from '../features/proof/drawer.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Notice } from '../ui/notice.tsx'
import { Controls } from '../ui/controls.tsx'
import { Waiting } from '../ui/waiting.tsx'
import type { WallPageProps } from '../wall/wall-page-props.ts'
import { type DeskPage, PAGES } from './pages.ts'

/** The frame of every page of the desk: where else one can go, the mark of sample data, language and theme. */
export function Desk({
  page,
  source,
  settings,
  choose,
}: { readonly page: DeskPage; readonly source: Source } & Pick<WallPageProps, 'settings' | 'choose'>) {
  const text = useText()
  const { data: catalogue, isError, refetch } = useQuery(catalogueQuery(source))
  const title = text.pick(page.title)
  const name = catalogue ? text.pick(catalogue.name) : ''
  return (
    <div className="mx-auto flex min-h-dvh max-w-[105rem] flex-col gap-5 px-4 py-4 sm:px-8">
      <title>{`${title} · ${text.t('app.title', { name })}`}</title>
      <header className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-rule pb-3">
        <Link to="/" className="mr-auto text-name font-semibold">
          {text.t('app.title', { name })}
        </Link>
        <nav
          aria-label={text.t('desk.pages')}
          className="order-last -mx-3 flex w-full gap-1 overflow-x-auto sm:flex-wrap"
        >
          {PAGES.map(({ id, menu, title: other }) => menu && <MenuLink key={id} to={menu} title={text.pick(other)} />)}
          <MenuLink to="/wall" title={text.t('desk.wall')} />
        </nav>
        {catalogue?.demonstration && (
          <span className="rounded-sm bg-sample px-2.5 py-0.5 font-semibold text-on-sample">
            {text.t('band.sample')}
          </span>
        )}
        {catalogue && <Commander source={source} catalogue={catalogue} pages={PAGES} choose={choose} />}
        <Controls lang={settings.lang} theme={settings.theme} {...choose} link={null} />
      </header>
      <main className="flex min-w-0 flex-1 flex-col gap-5">
        {isError && !catalogue && (
          <Notice tone="off" aside={<Button onPress={() => void refetch()}>{text.t('desk.again')}</Button>}>
            {text.t('desk.failed')}
          </Notice>
        )}
        {catalogue && (
          <Suspense fallback={<Waiting>{text.t('desk.opening')}</Waiting>}>
            <ErrorBoundary resetKey={page.id} fallback={<NotOpened />}>
              <page.Page source={source} catalogue={catalogue} />
            </ErrorBoundary>
            <ProofDrawer source={source} catalogue={catalogue} />
          </Suspense>
        )}
      </main>
    </div>
  )
}

/** In place of a page whose file could not be fetched, as without a network. */
function NotOpened() {
  const { t } = useText()
  return (
    <Notice tone="off" aside={<Button onPress={() => location.reload()}>{t('desk.again')}</Button>}>
      {t('desk.failed')}
    </Notice>
  )
}

function MenuLink({ to, title }: { readonly to: string; readonly title: string }) {
  return (
    <NavLink
      to={to}
      end={to === '/'}
      className={({ isActive }) =>
        `shrink-0 rounded-sm px-3 py-1.5 hover:text-text ${isActive ? 'bg-raised font-semibold text-text' : 'text-text-2'}`
      }
    >
      {title}
    </NavLink>
  )
}

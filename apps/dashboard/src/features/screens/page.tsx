import { useQuery } from '@tanstack/react-query'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useScreensText } from './messages.ts'
import { screensQuery } from './queries.ts'
import { ScreenList } from './screen-list.tsx'

/** Every wall of the centre from one desk: who froze, fell behind or went away, and what each is told to show. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useScreensText()
  const query = useQuery(screensQuery(source))
  return (
    <>
      <header>
        <h1 className="text-lead font-semibold">{say('page.heading')}</h1>
        <p className="text-text-2">{say('page.lead')}</p>
      </header>
      <Fetched query={query} loading={say('page.loading')} failed={say('page.failed')}>
        {(list) => <ScreenList list={list} catalogue={catalogue} />}
      </Fetched>
    </>
  )
}

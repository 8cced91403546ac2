import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useViewsText } from './messages.ts'
import { viewsQuery } from './queries.ts'
import { SaveForm } from './save-form.tsx'
import { ViewList } from './view-list.tsx'

/** Addresses of the desk by name, and the one that is to be saved (`?address=/explore…`). */
export function Page({ source }: PageProps) {
  const { say } = useViewsText()
  const [query, setQuery] = useSearchParams()
  const views = useQuery(viewsQuery(source))
  const address = query.get('address')
  const saved = () =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('address')
        return after
      },
      { replace: true },
    )
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('title')}</h1>
        <p className="max-w-[90ch] text-text-2">{say('lead')}</p>
      </header>
      {address !== null && isOurs(address) && <SaveForm key={address} address={address} saved={saved} />}
      <Fetched query={views} loading={say('loading')} failed={say('notOpened')}>
        {(list) => <ViewList views={list} />}
      </Fetched>
    </>
  )
}

/** An address of this site; of what else it may not hold the server tells. */
const isOurs = (address: string) => /^\/(?!\/)/.test(address)

import { useImportsText } from './messages.ts'

/** What the server says is English: it stands beside our own words for whoever reads it, and where we have none. */
export function ServersWords({ detail, known }: { readonly detail: string; readonly known: boolean }) {
  const { lang } = useImportsText()
  if (known && lang !== 'en') return null
  return (
    <span lang="en" className={`block ${known ? 'text-text-2' : ''}`}>
      {detail}
    </span>
  )
}

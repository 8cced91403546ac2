import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { PageProps } from '../page-props.ts'
import { useDistrict } from '../use-district.ts'
import { Entry } from './entry.tsx'
import { found } from './entries.ts'
import { useCatalogueText } from './messages.ts'

/** Every indicator by component, with what it is now; what is looked for is in the address (`?find=`). */
export function Page({ catalogue }: PageProps) {
  const { say, pick } = useCatalogueText()
  const [address, setAddress] = useSearchParams()
  const { view, tries } = useDistrict(catalogue)
  const words = address.get('find') ?? ''
  const groups = found(catalogue, words)
  const count = groups.reduce((sum, { indicators }) => sum + indicators.length, 0)
  const find = (wanted: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (wanted === '') after.delete('find')
        else after.set('find', wanted)
        return after
      },
      { replace: true },
    )
  const { indicators, components } = catalogue
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('title')}</h1>
        <p className="max-w-[90ch] text-text-2">
          {say('lead', { count: indicators.length, components: components.length })}
        </p>
      </header>
      <Find words={words} find={find} count={count} />
      {view === null && <Notice tone={tries > 0 ? 'watch' : 'plain'}>{say(tries > 0 ? 'failed' : 'loading')}</Notice>}
      {count === 0 && <p>{say('none')}</p>}
      {groups.map(({ component, indicators: of }) => (
        <Section key={component.id} title={pick(component.name)}>
          <ul className="grid min-w-0 gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {of.map((indicator) => (
              <Entry key={indicator.id} indicator={indicator} wire={catalogue} view={view} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function Find({
  words,
  find,
  count,
}: {
  readonly words: string
  readonly find: (words: string) => void
  readonly count: number
}) {
  const { say } = useCatalogueText()
  const id = useId()
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3">
      <label htmlFor={id}>{say('find')}</label>
      <input
        id={id}
        type="search"
        value={words}
        onChange={({ target }) => find(target.value)}
        className="w-96 max-w-full min-w-0 rounded-sm border border-line bg-page px-3 py-2 text-text"
      />
      <span role="status" className="text-text-2">
        {say('found', { count })}
      </span>
    </div>
  )
}

import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { PageProps } from '../page-props.ts'
import { Indicators } from './indicators.tsx'
import { useCatalogueText } from './messages.ts'
import { Measures, Registers } from './parts-lists.tsx'
import { Published } from './published.tsx'

const TABS = ['indicators', 'measures', 'registers', 'published'] as const
type Tab = (typeof TABS)[number]
const LISTS = { indicators: Indicators, measures: Measures, registers: Registers, published: Published }

/** The catalogue, one kind of thing at a time; the kind and what is looked for are in the address (`?show=`, `?find=`). */
export function Page({ catalogue }: PageProps) {
  const { say } = useCatalogueText()
  const [address, setAddress] = useSearchParams()
  const words = address.get('find') ?? ''
  const tab = TABS.find((one) => one === address.get('show')) ?? 'indicators'
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
  const List = LISTS[tab]
  const { indicators, components } = catalogue
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('title')}</h1>
        <p className="max-w-[90ch] text-text-2">
          {say('lead', { count: indicators.length, components: components.length })}
        </p>
      </header>
      <div className="flex min-w-0 flex-wrap items-center gap-x-8 gap-y-3">
        <Tabs tab={tab} words={words} />
        <Find words={words} find={find} />
      </div>
      <List catalogue={catalogue} words={words} />
    </>
  )
}

function Tabs({ tab, words }: { readonly tab: Tab; readonly words: string }) {
  const { say } = useCatalogueText()
  return (
    <nav aria-label={say('tabs')} className="flex flex-wrap gap-1">
      {TABS.map((one) => (
        <Link
          key={one}
          to={`?${new URLSearchParams({ show: one, ...(words && { find: words }) }).toString()}`}
          replace
          aria-current={one === tab ? 'page' : undefined}
          className={`rounded-sm px-3 py-1.5 hover:text-text ${one === tab ? 'bg-raised font-semibold text-text' : 'text-text-2'}`}
        >
          {say(`tab.${one}`)}
        </Link>
      ))}
    </nav>
  )
}

function Find({ words, find }: { readonly words: string; readonly find: (words: string) => void }) {
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
    </div>
  )
}

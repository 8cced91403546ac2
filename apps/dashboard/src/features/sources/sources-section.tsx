import type { SourceHealth } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { PageProps } from '../page-props.ts'
import { Fetched } from '../fetched.tsx'
import { useSourcesText } from './messages.ts'
import { healthQuery } from './queries.ts'
import { Section } from '../../ui/section.tsx'
import { SourceTable } from './source-table.tsx'
import { matching } from './states.ts'

/** Every source, worst first, with what narrows the list down. */
export function SourcesSection({ source, catalogue }: PageProps) {
  const { say } = useSourcesText()
  const [words, setWords] = useState('')
  const [onlyAttention, setOnly] = useState(false)
  const query = useQuery(healthQuery(source))
  const filter = <Filter words={words} setWords={setWords} onlyAttention={onlyAttention} setOnly={setOnly} />
  const listOf = (sources: readonly SourceHealth[], asOf: number) => {
    if (sources.length === 0) return <p className="text-text-2">{say('sources.none')}</p>
    const found = matching(sources, words, onlyAttention)
    if (found.length === 0) return <p role="status">{say('sources.nothingFound')}</p>
    return <SourceTable sources={found} asOf={asOf} source={source} catalogue={catalogue} />
  }
  return (
    <Section title={say('sources.title')} aside={filter}>
      <Fetched query={query} loading={say('page.loading')} failed={say('page.failed')}>
        {({ sources, asOf }) => listOf(sources, asOf)}
      </Fetched>
    </Section>
  )
}

function Filter({
  words,
  setWords,
  onlyAttention,
  setOnly,
}: {
  readonly words: string
  readonly setWords: (words: string) => void
  readonly onlyAttention: boolean
  readonly setOnly: (only: boolean) => void
}) {
  const { say } = useSourcesText()
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-text-2">
        {say('filter.label')}
        <input
          id={id}
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className="w-56 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
        />
      </label>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={onlyAttention}
          onChange={({ target }) => setOnly(target.checked)}
          className="size-[1em] accent-accent"
        />
        {say('filter.attention')}
      </label>
    </div>
  )
}

import { wordsOf } from '../../../i18n/feature-text.tsx'
import type { Scene, SceneProps } from '../scene.ts'
import { messages, useSourcesText } from './messages.ts'
import { OwedList } from './owed-list.tsx'
import { SourceList } from './source-list.tsx'
import { sourcesSentence } from './words.ts'

/** Entries a column has room for where the scene is barely legible; of more only the number is told. */
const PLACES = 7

/** For the operator's wall: who owes data since when, and how each source does. */
export const sourcesScene: Scene = {
  id: 'sources',
  least: { wide: 96, high: 54 },
  head: ({ view }, text) => {
    const words = wordsOf(messages, text)
    return { title: words.say('title'), sentence: sourcesSentence(words, view) }
  },
  Body,
}

function Body({ view }: SceneProps) {
  const { say } = useSourcesText()
  const { sources, now } = view
  if (sources === undefined) return <p className="text-name text-text-2">{say('loading')}</p>
  return (
    <div className="grid h-full min-h-0 gap-4 tall:grid-rows-2 wall:grid-cols-2">
      <OwedList view={view} late={sources.late} places={PLACES} />
      <SourceList health={sources.health} now={now} places={PLACES} />
    </div>
  )
}

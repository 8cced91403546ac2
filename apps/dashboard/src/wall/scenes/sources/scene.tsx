import { wordsOf } from '../../../i18n/feature-text.tsx'
import { useCanvasHeight } from '../../use-canvas-height.ts'
import { useShape } from '../../use-shape.ts'
import type { Scene, SceneProps } from '../scene.ts'
import { messages, useSourcesText } from './messages.ts'
import { OwedList } from './owed-list.tsx'
import { SourceList } from './source-list.tsx'
import { placesIn } from './places.ts'
import { sourcesSentence } from './words.ts'

/** For the operator's wall: who owes data since when, and how each source does. */
export const sourcesScene: Scene = {
  id: 'sources',
  head: ({ view }, text) => {
    const words = wordsOf(messages, text)
    return { title: words.say('title'), sentence: sourcesSentence(words, view) }
  },
  Body,
}

function Body({ view }: SceneProps) {
  const { say } = useSourcesText()
  const { sources, now } = view
  const places = placesIn(useShape(), useCanvasHeight())
  if (sources === undefined)
    return (
      <p data-pending className="text-name text-text-2">
        {say('loading')}
      </p>
    )
  return (
    <div className="grid h-full min-h-0 gap-4 tall:grid-rows-2 wall:grid-cols-2">
      <OwedList view={view} late={sources.late} places={places} />
      <SourceList health={sources.health} now={now} places={places} />
    </div>
  )
}

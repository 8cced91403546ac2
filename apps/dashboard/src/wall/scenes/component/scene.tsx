import { wordsOf } from '../../../i18n/feature-text.tsx'
import type { Scene, SceneProps } from '../scene.ts'
import { componentOf } from './component.ts'
import { FirstIndicator } from './first-indicator.tsx'
import { tileLayout } from './layout.ts'
import { messages } from './messages.ts'
import { componentSentence } from './sentence.ts'
import { Tiles } from './tiles.tsx'
import { UnknownComponent } from './unknown-component.tsx'

/** One component: its first indicator large, with who helps and who drags, and all others as tiles. */
export const componentScene: Scene = {
  id: 'component',
  head: ({ view, of }, text) => {
    const words = wordsOf(messages, text)
    const picture = componentOf(view, of)
    if (picture === null) {
      const sentence = of === null ? words.say('unnamed') : words.say('unknownTitle', { of })
      return { title: words.say('unknown'), sentence }
    }
    const proof = picture.first && { indicator: picture.first.indicator.id, unit: view.scope.code }
    const sentence = componentSentence(view, picture, words)
    return { title: words.pick(picture.component.name), sentence, ...(proof && { proof }) }
  },
  Body: ComponentBody,
}

/** Where the tiles stand beside the first indicator, it gets what their columns leave. */
const BESIDE: readonly string[] = [
  '',
  'wall:grid-cols-[minmax(0,78fr)_minmax(0,38fr)]',
  'wall:grid-cols-[minmax(0,52fr)_minmax(0,64fr)]',
  'wall:grid-cols-[minmax(0,46fr)_minmax(0,70fr)]',
]

function ComponentBody({ view, of }: SceneProps) {
  const picture = componentOf(view, of)
  if (picture === null) return <UnknownComponent view={view} />
  const { first, others, pulls } = picture
  if (first === undefined) return null
  const layout = tileLayout(others.length)
  const wall = layout.isBelow
    ? others.length === 0
      ? ''
      : 'wall:grid-rows-[minmax(0,1fr)_17rem]'
    : (BESIDE[layout.columns] ?? '')
  const tall = others.length === 0 ? '' : 'tall:grid-rows-[minmax(0,44fr)_minmax(0,56fr)]'
  return (
    <div className={`grid h-full min-h-0 gap-3 ${wall} ${tall}`}>
      <FirstIndicator view={view} tile={first} pulls={pulls} />
      {others.length > 0 && <Tiles view={view} tiles={others} layout={layout} />}
    </div>
  )
}

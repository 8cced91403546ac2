import { wordsOf } from '../../../i18n/feature-text.tsx'
import { isEmpty } from '../../../widgets/view.ts'
import type { Scene, SceneProps } from '../scene.ts'
import { Calm } from './calm.tsx'
import { ExceptionEntry } from './exception-entry.tsx'
import { exceptionsOf, keyOf, ROOM_FOR } from '../../../widgets/exceptions.ts'
import { messages } from './messages.ts'
import { exceptionsSentence } from './sentence.ts'

/** What is not as it should be, worst first, each with whose it is. */
export const exceptionsScene: Scene = {
  id: 'exceptions',
  head: ({ view }, text) => {
    const words = wordsOf(messages, text)
    const [worst] = exceptionsOf(view)
    const proof = worst?.cell && { indicator: worst.cell.indicator, unit: worst.cell.unit }
    return { title: words.say('title'), sentence: exceptionsSentence(view, words), ...(proof && { proof }) }
  },
  Body: Exceptions,
}

function Exceptions({ view }: SceneProps) {
  const shown = exceptionsOf(view).slice(0, ROOM_FOR)
  if (shown.length === 0) return <Calm view={view} isEmpty={isEmpty(view.snapshot)} />
  return (
    <ol className="grid h-full min-h-0 gap-3 tall:auto-rows-fr wall:auto-rows-fr">
      {shown.map((exception) => (
        <ExceptionEntry key={keyOf(exception)} exception={exception} view={view} beside={shown.length} />
      ))}
    </ol>
  )
}

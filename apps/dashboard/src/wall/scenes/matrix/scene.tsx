import { wordsOf } from '../../../i18n/feature-text.tsx'
import { columnBlocks, matrixOf } from '../../../widgets/unit-matrix.ts'
import { useShape } from '../../use-shape.ts'
import type { Scene, SceneProps } from '../scene.ts'
import { MatrixLegend } from './matrix-legend.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { messages, useMatrixText } from './messages.ts'
import { matrixSentence } from './sentence.ts'

/** Columns that stand side by side; the others go below. */
const BESIDE = { wide: 12, tall: 5, hand: 3 } as const
/** The scope's own row and fourteen units; of more only the number is told, in the last one's place. */
const MOST_ROWS = 15

/** Every unit against the main indicators: where it is off target, and who it is. */
export const matrixScene: Scene = {
  id: 'matrix',
  head: ({ view }, text) => {
    const words = wordsOf(messages, text)
    return { title: words.say('title'), sentence: matrixSentence(view, words) }
  },
  Body: Matrix,
}

function Matrix({ view }: SceneProps) {
  const { say } = useMatrixText()
  const shape = useShape()
  const { columns, rows } = matrixOf(view)
  const shown = rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS - 1) : rows
  return (
    <div className="flex h-full min-h-0 flex-col gap-6 overflow-hidden pb-[0.3rem] text-name tall:gap-1.5 tall:[font-size:clamp(1.25rem,1.4vh,1.6rem)] wall:[font-size:clamp(1.25rem,2.6vh,1.7rem)]">
      {shape !== 'wide' && <MatrixLegend staleFor={view.staleFor} />}
      {columnBlocks(view.catalogue, columns, BESIDE[shape]).map((block) => (
        <div key={block[0]?.id} className="tall:flex-auto wall:min-h-0 wall:flex-1">
          <MatrixTable view={view} columns={block} rows={shown} />
        </div>
      ))}
      {rows.length > shown.length && (
        <p className="text-label text-text-2">{say('more', { count: rows.length - shown.length })}</p>
      )}
    </div>
  )
}

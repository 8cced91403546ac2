import { wordsOf } from '../../../i18n/feature-text.tsx'
import { HiddenTable } from '../../../ui/hidden-table.tsx'
import { PIPELINE_COLUMNS, pipelineAge, pipelineOf, pipelineRows, pipelineSentence } from '../../../widgets/stations.ts'
import { Age } from '../../../widgets/value-tile.tsx'
import type { Scene, SceneProps } from '../scene.ts'
import { messages, useStepsText } from './messages.ts'
import { sharesOf } from './shares.ts'
import { StationCard } from './station-card.tsx'

/** The way of a register's records, step by step, large. */
export const stepsScene: Scene = {
  id: 'steps',
  head: ({ view }, text) => {
    const { say } = wordsOf(messages, text)
    const pipeline = pipelineOf(view)
    if (pipeline === null) return { title: say('title'), sentence: say('none') }
    const title = text.t('pipeline.title', { count: pipeline.stations.length })
    return { title, sentence: pipelineSentence(text, pipeline) }
  },
  Body: Steps,
}

function Steps({ view }: SceneProps) {
  const text = useStepsText()
  const pipeline = pipelineOf(view)
  if (pipeline === null) {
    return (
      <div className="grid h-full place-content-center rounded-card bg-card px-5 py-6">
        <p className="max-w-[50rem] text-lead text-balance">{text.say('noneDetail')}</p>
      </div>
    )
  }
  const { stations } = pipeline
  const shares = sharesOf(stations)
  const age = pipelineAge(pipeline, view)
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      {age !== null && (
        <p className="flex items-center gap-2 text-label text-text-2">
          <Age of={age} />
        </p>
      )}
      <HiddenTable
        caption={text.t('pipeline.title', { count: stations.length })}
        head={PIPELINE_COLUMNS.map((column) => text.t(`pipeline.${column}`))}
        rows={pipelineRows(text, pipeline)}
      />
      <ol
        aria-hidden
        className="grid min-h-0 flex-1 gap-3 tall:auto-rows-fr wall:auto-cols-fr wall:grid-flow-col wall:gap-7"
      >
        {stations.map((station, place) => (
          <StationCard
            key={station.field}
            station={station}
            place={place}
            share={shares[place] ?? { open: 0, overdue: 0 }}
          />
        ))}
      </ol>
    </div>
  )
}

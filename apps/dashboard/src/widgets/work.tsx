import { PipelinePanel } from './pipeline.tsx'
import { pipelineOf } from './stations.ts'
import { defineWidget } from './widget.tsx'
import { WorkStrip } from './work-strip.tsx'

/** Work in hand: a register's records on their way where the catalogue says the way, else the daily figures. */
export const workWidget = defineWidget({
  id: 'work',
  area: 'work',
  title: 'strip.title',
  data: pipelineOf,
  Show: ({ data, view }) => (data === null ? <WorkStrip view={view} /> : <PipelinePanel pipeline={data} view={view} />),
})

import { type ImportState, LAYOUTS, type Layout, type Understood } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { PageProps } from '../page-props.ts'
import { Failed } from './failed.tsx'
import { MapColumn } from './map-column.tsx'
import { choicesOf, mappingOf, withRole } from './mapping.ts'
import { useImportsText } from './messages.ts'
import { choose } from './queries.ts'
import { ScrollTable } from './scroll-table.tsx'

/** Says column by column what a sheet holds that no profile knows. */
export function MapByHand({
  state,
  understood,
  measures,
}: {
  readonly state: ImportState
  readonly understood: Understood
  readonly measures: PageProps['catalogue']['measures']
}) {
  const { say } = useImportsText()
  const cache = useQueryClient()
  const [layout, setLayout] = useState<Layout>(state.choices.mapping?.layout ?? understood.layout ?? 'units')
  const [choices, setChoices] = useState(() => choicesOf(understood))
  const { profile: _, mapping: before, ...rest } = state.choices
  const mapping = mappingOf(layout, choices)
  const mapped = useMutation({
    mutationFn: (next: ImportState['choices']) => choose(state.id, next),
    networkMode: 'always',
    onSuccess: (next) => cache.setQueryData(['imports', 'one', next.id], next),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (mapping) mapped.mutate({ ...rest, mapping })
  }
  const heads = [say('columns.column'), say('columns.header'), say('columns.role'), say('role.measure')]
  return (
    <form onSubmit={submit} data-mapping className="mt-3 flex min-w-0 flex-col gap-3">
      <p className="max-w-[70ch] text-text-2">{say('map.lead')}</p>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="text-text-2">{say('map.layout')}</legend>
        {LAYOUTS.map((each) => (
          <label key={each} className="flex items-center gap-2">
            <input
              type="radio"
              name="layout"
              checked={layout === each}
              onChange={() => setLayout(each)}
              className="size-[1em] accent-accent"
            />
            {say(`layout.${each}`)}
          </label>
        ))}
      </fieldset>
      <ScrollTable label={say('map.title')} heads={heads}>
        {understood.columns.map((column) => (
          <MapColumn
            key={column.column}
            column={column}
            layout={layout}
            choice={choices[column.column]}
            measures={measures}
            setRole={(role) => setChoices(withRole(choices, column.column, role))}
            setMeasure={(measure) => setChoices({ ...choices, [column.column]: { role: 'count', measure } })}
          />
        ))}
      </ScrollTable>
      <div className="flex flex-wrap gap-4">
        <Button type="submit" disabled={mapping === null} busy={mapped.isPending}>
          {say('map.apply')}
        </Button>
        {before && <Button onPress={() => mapped.mutate(rest)}>{say('map.forget')}</Button>}
      </div>
      {mapped.isError && <Failed error={mapped.error} />}
    </form>
  )
}

import type { Annotation, WireCatalogue } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { inDigits } from '../../i18n/digits.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useAnnotationsText } from './messages.ts'
import { annotate, removeAnnotation } from './queries.ts'

/** Remarks, the newest days first; what was removed can be had back. */
export function AnnotationList({
  annotations,
  catalogue,
}: {
  readonly annotations: readonly Annotation[]
  readonly catalogue: WireCatalogue
}) {
  const { say } = useAnnotationsText()
  const cache = useQueryClient()
  const [gone, setGone] = useState<Annotation | null>(null)
  // Not waited for: without a server the list is asked for again for ever.
  const onSettled = () => void cache.invalidateQueries({ queryKey: ['annotations'] })
  const options = { networkMode: 'always', onSettled } as const
  const removing = useMutation({ ...options, mutationFn: removeAnnotation, onSuccess: (_, one) => setGone(one) })
  const undoing = useMutation({ ...options, mutationFn: annotate, onSuccess: () => setGone(null) })
  const undo = (one: Annotation) => (
    <Button busy={undoing.isPending} onPress={() => undoing.mutate(one)}>
      {say('undo')}
    </Button>
  )
  const newest = annotations.toSorted((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <>
      {gone !== null && <Notice aside={undo(gone)}>{say('removed', { text: gone.text })}</Notice>}
      {(removing.isError || undoing.isError) && <Notice tone="off">{say('failed')}</Notice>}
      {newest.length === 0 && <p className="text-text-2">{say('none')}</p>}
      <ul className="flex min-w-0 flex-col gap-2">
        {newest.map((one) => (
          <li key={one.id} className="flex min-w-0 items-center gap-4 rounded-card bg-card px-5 py-3">
            <Remark annotation={one} catalogue={catalogue} />
            <Button busy={removing.isPending} onPress={() => removing.mutate(one)}>
              <span aria-hidden>{say('removeShort')}</span>
              <span className="sr-only">{say('remove', { text: one.text })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Remark({ annotation, catalogue }: { readonly annotation: Annotation; readonly catalogue: WireCatalogue }) {
  const { say, lang, pick } = useAnnotationsText()
  const { indicator, unit, from, to, text } = annotation
  const date = (day: string) => inDigits(lang, day.split('-').toReversed().join('/'))
  const named = catalogue.indicators.find(({ id }) => id === indicator)
  const of = [
    named === undefined ? (indicator ?? say('allIndicators')) : pick(named.name),
    unit === null ? say('allUnits') : namesOf(catalogue, pick).unit(unit),
  ]
  return (
    <div className="min-w-0 flex-1">
      <p className="wrap-anywhere">{text}</p>
      <p className="text-text-2">
        {from === to ? date(from) : say('span', { from: date(from), to: date(to) })} · {of.join(' · ')}
      </p>
    </div>
  )
}

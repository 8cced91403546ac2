import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { StopDraft } from './draft.ts'
import type { FormPart } from './form-parts.ts'
import { useScreensText } from './messages.ts'
import { addStop, moveStop } from './move-stop.ts'
import { StopRow } from './stop-row.tsx'

/** The stops of a rotation: added, removed, and moved with buttons or Alt and an arrow. */
export function StopsField({ draft: { stops }, change, faults, catalogue }: FormPart) {
  const { say } = useScreensText()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const focusAfter = useRef<Element | null>(null)
  // A browser takes the focus off an element that is put elsewhere in the list.
  useLayoutEffect(() => {
    const { current: was } = focusAfter
    focusAfter.current = null
    if (was instanceof HTMLElement && was.isConnected) was.focus()
  })

  const put = (after: readonly StopDraft[]) => change({ stops: after })
  function move(key: number, by: -1 | 1) {
    const after = moveStop(stops, key, by)
    if (after === stops) return
    focusAfter.current = document.activeElement
    put(after)
    setSaid(say('stop.moved', { at: after.findIndex((stop) => stop.key === key) + 1, count: after.length }))
  }
  const onKeys = (key: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(key, event.key === 'ArrowUp' ? -1 : 1)
  }
  function remove(key: number) {
    const at = stops.findIndex((stop) => stop.key === key)
    const next = list.current?.children[at + 1] ?? list.current?.children[at - 1]
    focusAfter.current = next?.querySelector('select') ?? null
    put(stops.filter((stop) => stop.key !== key))
  }

  return (
    <fieldset className="col-span-full flex min-w-0 flex-col gap-2">
      <legend className="pb-1 text-text-2">{say('field.stops')}</legend>
      <ol ref={list} className="flex flex-col gap-3">
        {stops.map((stop, at) => (
          <StopRow
            key={stop.key}
            {...{ stop, at, catalogue, faults }}
            last={at === stops.length - 1}
            change={(over) => put(stops.map((one) => (one.key === stop.key ? { ...one, ...over } : one)))}
            move={(by) => move(stop.key, by)}
            remove={() => remove(stop.key)}
            onKeys={onKeys(stop.key)}
          />
        ))}
      </ol>
      {faults.has('stops') && <p className="text-off">{say('wrong.stops')}</p>}
      <div className="flex flex-wrap items-center gap-4">
        <Button onPress={() => put(addStop(stops))}>{say('stop.add')}</Button>
        <span className="text-text-2">{say('stop.keys')}</span>
        <span role="status" className="text-text-2">
          {said}
        </span>
      </div>
    </fieldset>
  )
}

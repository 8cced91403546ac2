import { useMemo } from 'react'
import type { Exception } from '../../wall/scenes/exceptions/exceptions.ts'
import { changesBetween } from '../leader/changes.ts'
import type { HeldMeeting } from './held.ts'
import { useMeetingText } from './messages.ts'
import { Whose } from './whose.tsx'

/** A unit that has not reported: since when, and what it owes. */
export function SilentUnit({ held, exception }: { readonly held: HeldMeeting; readonly exception: Exception }) {
  const text = useMeetingText()
  const { view, live } = held
  const { unit, indicators } = exception
  const hasReported = useMemo(
    () =>
      live !== null && changesBetween(view.catalogue, view.snapshot, live.snapshot).heard.includes(unit?.code ?? ''),
    [view, live, unit],
  )
  return (
    <>
      <div className="flex min-w-0 flex-col gap-2">
        <Whose held={held} exception={exception} />
        {hasReported && <p className="border-l-4 border-accent pl-3 text-name">{text.say('one.nowReported')}</p>}
      </div>
      <div className="min-w-0">
        <h3 className="text-text-2">{text.say('one.owes')}</h3>
        <ul className="flex flex-col text-name">
          {indicators.map((indicator) => {
            const newest = view.cellOf(indicator.id, unit?.code)?.freshness.newest ?? null
            return (
              <li key={indicator.id} className="flex flex-wrap justify-between gap-x-4 border-t border-rule py-1">
                <span>{text.pick(indicator.short)}</span>
                <span className="text-text-2">
                  {newest === null ? text.say('one.never') : text.say('one.lastAt', { stamp: text.stamp(newest) })}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </>
  )
}

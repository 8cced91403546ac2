import { useMemo } from 'react'
import type { Exception } from '../../widgets/exceptions.ts'
import { changesBetween } from '../../widgets/changes.ts'
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
      <div className="flex min-w-0 flex-col gap-2 wall:col-span-2">
        <Whose held={held} exception={exception} />
        {hasReported && <p className="border-l-4 border-accent pl-3 text-name">{text.say('one.nowReported')}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-1 wall:col-span-2">
        <h3 className="text-text-2">
          {text.say('one.owes')}: {text.t('attention.indicators', { count: indicators.length })}
        </h3>
        <ul className="gap-x-8 wall:columns-2">
          {indicators.map((indicator) => {
            const newest = view.cellOf(indicator.id, unit?.code)?.freshness.newest ?? null
            return (
              <li
                key={indicator.id}
                className="flex break-inside-avoid flex-wrap justify-between gap-x-4 border-b border-rule py-1"
              >
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

import { StatusMark } from '../../../ui/status-mark.tsx'
import { useNewlyOff } from '../../../ui/newly-off.ts'
import { CHART_UP_TO, Drawn, type EntryProps, Figure, LARGE_UP_TO, Words } from './exception-parts.tsx'
import { markLabel, MARKS, titleOf } from '../../../widgets/exception-words.ts'
import { keyOf } from '../../../widgets/exceptions.ts'
import { useExceptionsText } from './messages.ts'
import { Owed, Units } from './units.tsx'

/** Four columns side by side; where few entries share the room, three, the last with a chart. */
const COLUMNS = {
  row: 'tall:content-center wall:grid-cols-[minmax(0,26fr)_minmax(0,24fr)_minmax(0,20fr)_minmax(0,40fr)]',
  large: 'tall:grid-rows-[auto_minmax(0,1fr)] tall:py-4 wall:grid-cols-[minmax(0,28fr)_minmax(0,24fr)_minmax(0,58fr)]',
}

/** One exception: what, how much, since when, how it goes, whose, and who drags. */
export function ExceptionEntry({ exception, view, beside }: EntryProps) {
  const text = useExceptionsText()
  const { kind, indicators, owner, cell } = exception
  const newlyOff = useNewlyOff(cell?.status ?? null)
  const isMissed = kind === 'off-target' || kind === 'watch'
  const isLarge = beside <= CHART_UP_TO
  const words = <Words exception={exception} view={view} beside={beside} />
  return (
    <li
      data-issue={keyOf(exception)}
      className={`grid min-h-0 gap-x-6 gap-y-2 overflow-hidden rounded-card bg-card px-5 py-2 tall:grid-cols-2 wall:items-center ${isLarge ? COLUMNS.large : COLUMNS.row} ${newlyOff ? 'pulse-off' : ''}`}
    >
      <div className="flex min-w-0 gap-3">
        <StatusMark mark={MARKS[kind]} label={markLabel(text, kind)} className="mt-[0.2em] text-lead" />
        <div className="flex min-w-0 flex-col gap-2">
          <div>
            <h3 className="line-clamp-2 text-lead font-semibold">{titleOf(text, exception)}</h3>
            <p className={`text-label text-text-2 ${beside > LARGE_UP_TO ? 'truncate' : 'line-clamp-2'}`}>
              {isMissed && text.say('whose', { owner: owner === undefined ? '–' : text.pick(owner.name) })}
            </p>
          </div>
          {isLarge && words}
        </div>
      </div>
      <Figure exception={exception} view={view} beside={beside} />
      {!isLarge && words}
      <div
        className={`flex min-h-0 min-w-0 flex-col gap-2 self-stretch wall:justify-center ${isLarge ? 'tall:col-span-2' : ''}`}
      >
        <Drawn exception={exception} view={view} beside={beside} />
        {!isMissed ? (
          <Owed indicators={indicators} beside={beside} />
        ) : (
          <Units exception={exception} catalogue={view.catalogue} beside={beside} />
        )}
      </div>
    </li>
  )
}

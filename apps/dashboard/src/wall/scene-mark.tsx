import { useText } from '../i18n/text.tsx'
import { useContext, useState } from 'react'
import { TickerContext } from '../data/use-tick.tsx'
import type { AtStop } from './stops.ts'

/** Which scene this is, how far it has come, and which of how many; a wall that stays where it is says only which. */
export function SceneMark({ title, at }: { readonly title: string; readonly at: AtStop }) {
  const text = useText()
  const { index, count, began, ends, held } = at
  const place = held ? text.t('band.held') : text.t('band.stop', { at: index + 1, count })
  return (
    <span className="quiet flex min-w-0 items-center gap-3 text-text-2">
      <span className="truncate">{title}</span>
      {(count > 1 || held) && (
        <>
          <span className="h-[0.35rem] w-[5rem] shrink-0 overflow-hidden rounded-full bg-rule">
            <Passing key={`${began} ${ends}`} began={began} ends={ends} />
          </span>
          <span className="shrink-0">{place}</span>
        </>
      )}
    </span>
  )
}

/** Drawn by the browser alone: nothing of ours runs while it moves. */
function Passing({ began, ends }: { readonly began: number; readonly ends: number }) {
  const ticker = useContext(TickerContext)
  // Read once: a scene that begins in the midst of its stop begins its mark there too.
  const [now] = useState(() => ticker?.read().now ?? began)
  const style = { animationDuration: `${ends - began}ms`, animationDelay: `${began - now}ms` }
  return <span className="scene-passes block size-full rounded-full bg-accent" style={style} />
}

import type { Indicator } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { type Mark, StatusMark } from '../ui/status-mark.tsx'
import type { WallView } from './widget.tsx'

const FILLS: Readonly<Record<Mark, string>> = {
  'on-target': 'bg-map-ok',
  watch: 'bg-map-watch',
  'off-target': 'bg-map-off',
  'no-data': 'bg-map-none hatched',
  implausible: 'bg-map-none',
  none: 'bg-map-none',
}
const ALWAYS: readonly Mark[] = ['on-target', 'watch', 'off-target', 'no-data']

/** What the map's colours mean, in words; the band of `watch` with its bounds. */
export function MapLegend({
  view,
  indicator,
  marks,
}: {
  view: Pick<WallView, 'children' | 'cellOf'>
  indicator: Indicator
  marks: ReadonlySet<Mark>
}) {
  const text = useText()
  // Units may have targets of their own: bounds are told only where they are the same for all.
  const targets = new Set(view.children.map(({ code }) => view.cellOf(indicator.id, code)?.target ?? null))
  targets.delete(null)
  const [target = null] = targets.size === 1 ? targets : []
  const odd: readonly Mark[] = marks.has('implausible') ? ['implausible'] : []
  const shown: readonly Mark[] = marks.has('none') ? [...marks] : [...ALWAYS, ...odd]
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-1 pt-2 text-label text-text-2">
      {shown.map((mark) => (
        <li key={mark} className="flex items-center gap-2.5">
          <span aria-hidden className={`grid size-[1.1em] place-items-center rounded-[0.2em] ${FILLS[mark]}`} />
          <StatusMark mark={mark} className="text-[0.8em]" />
          {mark === 'watch' ? watchWords() : text.t(mark === 'no-data' ? 'freshness.missing' : `status.${mark}`)}
        </li>
      ))}
    </ul>
  )

  function watchWords(): string {
    if (target === null || indicator.watchWithin === 0) return text.t('status.watch')
    const other = indicator.direction === 'down' ? target + indicator.watchWithin : target - indicator.watchWithin
    const [from, to] = [Math.min(target, other), Math.max(target, other)]
    return text.t('map.watch', { from: text.gap(from, indicator.digits), to: text.gap(to, indicator.digits) })
  }
}

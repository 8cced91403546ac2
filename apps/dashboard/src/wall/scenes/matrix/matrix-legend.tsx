import { STATUSES } from '@ioc/metrics'
import { useText } from '../../../i18n/text.tsx'
import { StatusMark } from '../../../ui/status-mark.tsx'
import { Age } from '../../../widgets/value-tile.tsx'

/** What the shapes say, or, once the link is gone, how old all of it is. */
export function MatrixLegend({ staleFor }: { readonly staleFor: number | null }) {
  const text = useText()
  if (staleFor !== null) {
    return (
      <p className="flex items-center gap-2 text-label text-text-2">
        <Age of={staleFor} />
      </p>
    )
  }
  return (
    <ul className="flex flex-wrap gap-x-6 text-label text-text-2 wall:flex-col">
      {STATUSES.map((status) => (
        <li key={status} className="flex items-center gap-2">
          <StatusMark mark={status} />
          {text.t(`status.${status}`)}
        </li>
      ))}
    </ul>
  )
}

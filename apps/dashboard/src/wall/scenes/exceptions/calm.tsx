import { StatusMark } from '../../../ui/status-mark.tsx'
import type { WallView } from '../../../widgets/widget.tsx'
import { useExceptionsText } from './messages.ts'

/** Nothing is wrong: that, in large letters, and on how much it rests. Before the first reading nothing is claimed. */
export function Calm({ view, isEmpty }: { readonly view: WallView; readonly isEmpty: boolean }) {
  const { say, t } = useExceptionsText()
  const { cells, scope } = view.snapshot
  const count = cells.filter(({ unit, status }) => unit === scope && status === 'on-target').length
  const mark = isEmpty ? 'no-data' : 'on-target'
  return (
    <div className="grid h-full min-h-[20rem] place-content-center justify-items-center gap-5 rounded-card bg-card px-5 text-center">
      <StatusMark mark={mark} className="text-[6rem]" label={t(`status.${mark}`)} />
      <p className="text-figure font-semibold text-balance">{say(isEmpty ? 'empty' : 'calmTitle')}</p>
      {!isEmpty && <p className="live-value text-lead text-text-2">{say('calmCount', { count })}</p>}
    </div>
  )
}

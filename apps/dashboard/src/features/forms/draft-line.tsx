import type { DraftState } from './draft-state.ts'
import { useFormsText } from './messages.ts'

/** How safe what was typed is. */
export function DraftLine({ draft: { saved, savedAt } }: { readonly draft: DraftState }) {
  const { say, time } = useFormsText()
  const isAtRisk = saved === 'here' || saved === 'refused' || saved === 'apart'
  return (
    <p role="status" data-saved={saved} className={isAtRisk ? 'text-text' : 'text-text-2'}>
      {say(`draft.${saved}`, { time: savedAt === null ? '' : time(savedAt) })}
    </p>
  )
}

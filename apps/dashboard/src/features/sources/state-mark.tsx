import { StatusMark } from '../../ui/status-mark.tsx'
import { MARKS, type SourceState } from './states.ts'

/** A state as shape, colour and word. */
export function StateMark({ state, word }: { readonly state: SourceState; readonly word: string }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <StatusMark mark={MARKS[state]} />
      {word}
    </span>
  )
}

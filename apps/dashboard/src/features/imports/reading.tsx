import type { ImportState } from '@ioc/contract'
import { useId } from 'react'
import { CancelButton } from './cancel-button.tsx'
import { useImportsText } from './messages.ts'

/** A file while it is read: how far it is, and the means to stop it. How long it will be nobody knows before its end. */
export function Reading({ state, onCancelled }: { readonly state: ImportState; readonly onCancelled: () => void }) {
  const { say } = useImportsText()
  const id = useId()
  return (
    <div className="flex flex-col gap-3 rounded-card bg-card px-5 py-4">
      <label htmlFor={id}>{state.state === 'storing' ? say('state.storing') : say('reading.label')}</label>
      <progress id={id} className="h-2 w-full max-w-xl accent-accent" />
      <p className="text-text-2">{say('reading.rows', { count: state.progress ?? 0 })}</p>
      {state.state === 'reading' && (
        <CancelButton id={state.id} label={say('reading.cancel')} onCancelled={onCancelled} />
      )}
    </div>
  )
}

import { type ImportChoices, type ImportState, looksPersonal } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { useImportsText } from './messages.ts'
import { choose } from './queries.ts'

/** What whoever keeps a file may answer for: figures that contradict others, and corrections of locked periods. */
const ANSWERED: ReadonlySet<string> = new Set(['implausible', 'period-locked'])

/** Where nothing else stands in the way, a file is read again with the word of whoever keeps it. */
export function StandBy({ state }: { readonly state: ImportState }) {
  const { say } = useImportsText()
  const id = useId()
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const standing = useMutation({
    mutationFn: (more: ImportChoices) => choose(state.id, { ...state.choices, ...more }),
    networkMode: 'always',
    onSuccess: (next) => cache.setQueryData(['imports', 'one', next.id], next),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['imports'] }),
  })
  const codes = new Set(state.problems.map(({ code }) => code))
  if (state.state !== 'refused' || codes.size === 0 || ![...codes].every((code) => ANSWERED.has(code))) return null
  const isLocked = codes.has('period-locked')
  const isImplausible = codes.has('implausible')
  const isPersonal = looksPersonal(reason)
  const given = reason.trim()
  const stand = () =>
    standing.mutate({ ...(isLocked && { reason: given }), ...(isImplausible && { implausible: 'mark' }) })
  return (
    <div data-stand-by className="flex min-w-0 flex-col gap-3 rounded-card bg-card px-5 py-4">
      {isImplausible && <p>{say('implausible.ask')}</p>}
      {isLocked && (
        <>
          <p>{say('reason.ask')}</p>
          <label htmlFor={id} className="text-text-2">
            {say('reason.label')}
          </label>
          <input
            id={id}
            type="text"
            maxLength={400}
            value={reason}
            aria-invalid={isPersonal}
            aria-describedby={`${id}-said`}
            onChange={({ target }) => setReason(target.value)}
            className={`w-full min-w-0 rounded-sm border bg-page px-3 py-1.5 ${isPersonal ? 'border-off' : 'border-line'}`}
          />
          <span id={`${id}-said`} className="text-off empty:hidden">
            {isPersonal && say('reason.personal')}
          </span>
        </>
      )}
      <div>
        <Button busy={standing.isPending} disabled={isLocked && (given === '' || isPersonal)} onPress={stand}>
          {say(isImplausible ? 'implausible.stand' : 'reason.give')}
        </Button>
      </div>
      {standing.isError && <Failed error={standing.error} />}
    </div>
  )
}

import type { FormRole } from '@ioc/contract'
import { HttpFailure, Refusal } from '../../data/http.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DraftLine } from './draft-line.tsx'
import type { DraftState } from './draft-state.ts'
import { useFormsText } from './messages.ts'
import { RoleChoice } from './role-choice.tsx'
import type { useSending } from './use-sending.ts'
import type { Hindrance } from './use-unit-form.ts'

/** The form's foot: how safe the draft is, who sends, the button, and what came of it. */
export function SendBar({
  draft,
  sending: { busy, waiting, failure, giveUp },
  said,
  count,
  faults,
  role,
  chooseRole,
  send,
}: {
  readonly draft: DraftState
  readonly sending: ReturnType<typeof useSending>
  readonly said: Hindrance | null
  readonly count: number
  readonly faults: number
  readonly role: FormRole | null
  readonly chooseRole: (role: FormRole | null) => void
  readonly send: () => void
}) {
  const { say, time } = useFormsText()
  const isSaid = said === 'versions' || (said === 'nothing' && count === 0) || (said === 'faults' && faults > 0)
  return (
    <div className="-mx-2 flex flex-col gap-3 border-t border-rule bg-page px-2 py-3 md:sticky md:bottom-0">
      {waiting && !busy && (
        <Notice tone="watch" aside={<Button onPress={giveUp}>{say('send.drop')}</Button>}>
          {say('send.waiting', { time: time(waiting.at) })}
        </Notice>
      )}
      {failure !== null && <Notice tone="off">{say('send.refused', { detail: detailOf(failure) })}</Notice>}
      {isSaid && <Notice tone="off">{say(`send.${said}`, { count: faults })}</Notice>}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <DraftLine draft={draft} />
        <span className="flex-1" />
        <RoleChoice label={say('send.role')} role={role} choose={chooseRole} />
        <span data-send>
          <Button tone="main" busy={busy} onPress={send}>
            {waiting ? say('send.again') : say('send.go', { count })}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** The server's own words: what is wrong, and with which row. */
function detailOf(failure: unknown): string {
  if (failure instanceof Refusal) {
    const rows = failure.problem.errors?.map(({ column, detail }) => (column ? `${column}: ${detail}` : detail)) ?? []
    return [failure.problem.detail ?? failure.problem.title, ...rows].join(' ')
  }
  return failure instanceof HttpFailure ? failure.message : String(failure)
}

import type { FormRole } from '@ioc/contract'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DraftLine } from './draft-line.tsx'
import type { DraftState } from './draft-state.ts'
import { useFormsText } from './messages.ts'
import { Refused } from './refused.tsx'
import { RoleChoice } from './role-choice.tsx'
import type { Hindrance } from './use-asking.ts'
import type { useSending } from './use-sending.ts'

interface SendBarProps {
  readonly draft: DraftState
  readonly sending: ReturnType<typeof useSending>
  readonly said: Hindrance | null
  readonly count: number
  readonly faults: number
  readonly role: FormRole | null
  readonly chooseRole: (role: FormRole | null) => void
  readonly send: () => void
  readonly nameOf: (measure: string) => string
  /** Leads to the two versions that are to be chosen between. */
  readonly showVersions: () => void
}

/** The form's foot: how safe the draft is, who sends, the button, and what came of it. */
export function SendBar(props: SendBarProps) {
  const { draft, sending, count, role, chooseRole, send } = props
  const { say } = useFormsText()
  return (
    <div className="-mx-2 flex flex-col gap-3 border-t border-rule bg-page px-2 py-3 md:sticky md:bottom-0">
      <WhatCame {...props} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <DraftLine draft={draft} />
        <span className="flex-1" />
        <RoleChoice label={say('send.role')} role={role} choose={chooseRole} none={say('role.none')} />
        <span data-send>
          <Button tone="main" busy={sending.busy} onPress={send}>
            {sending.waiting ? say('send.again') : say('send.go', { count })}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** A sending without its answer, one that was refused, and why none was begun. */
function WhatCame({ draft, sending, said, count, faults, nameOf, showVersions }: SendBarProps) {
  const { busy, waiting, failure, giveUp } = sending
  const { say, time } = useFormsText()
  const isSaid = said === 'versions' || (said === 'nothing' && count === 0) || (said === 'faults' && faults > 0)
  return (
    <>
      {waiting && !busy && (
        <Notice tone="watch" aside={<Button onPress={giveUp}>{say('send.drop')}</Button>}>
          {say('send.waiting', { time: time(waiting.at) })}
        </Notice>
      )}
      {draft.theirs && !waiting && (
        <Notice tone="watch" aside={<Button onPress={showVersions}>{say('versions.show')}</Button>}>
          {say('versions.title')}
        </Notice>
      )}
      {failure && <Refused failure={failure} nameOf={nameOf} />}
      {isSaid && <Notice tone="off">{say(`send.${said}`, { count: faults })}</Notice>}
    </>
  )
}

import type { FormRole, Receipt } from '@ioc/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { useFormsText } from './messages.ts'
import { isOurFault, postConfirmation } from './queries.ts'
import { RoleChoice } from './role-choice.tsx'

/** Whether a second person stands behind the numbers, and the way to do so. */
export function Confirmation({
  receipt: { number, role: sender, confirmation },
  confirmed,
}: {
  readonly receipt: Receipt
  readonly confirmed: (receipt: Receipt) => void
}) {
  const text = useFormsText()
  const { say } = text
  const [role, setRole] = useState<FormRole | null>(null)
  const sending = useMutation({
    mutationFn: (as: FormRole) => postConfirmation(number, as),
    onSuccess: confirmed,
    networkMode: 'always',
  })
  if (confirmation) {
    const { role: second, at } = confirmation
    return (
      <p role="status" className="flex items-baseline gap-2">
        <StatusMark mark="on-target" className="translate-y-0.5" />
        {say('receipt.confirmed', { role: say(`role.${second}`), time: text.time(at), date: text.date(at) })}
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-baseline gap-2">
        <StatusMark mark="no-data" className="translate-y-0.5" />
        {say('receipt.unconfirmed')}
      </p>
      <div className="flex flex-wrap items-center gap-4 print:hidden">
        <RoleChoice
          label={say('receipt.confirmRole')}
          role={role}
          choose={setRole}
          none={say('role.wanted')}
          without={sender}
        />
        <Button
          busy={sending.isPending}
          disabled={role === null}
          onPress={() => {
            if (role) sending.mutate(role)
          }}
        >
          {say('receipt.confirm')}
        </Button>
      </div>
      {sending.isError && (
        <Notice tone="off">{say(isOurFault(sending.error) ? 'receipt.conflict' : 'receipt.confirmFailed')}</Notice>
      )}
    </div>
  )
}

import type { Receipt, Submission } from '@ioc/contract'
import { useState } from 'react'
import type { createDraftKeeper } from './draft-keeper.ts'
import type { Failure } from './refused.tsx'
import type { createSender } from './sender.ts'
import type { Sending } from './shelf.ts'

/** A form's way out: whether it is going, waits for its answer, or was refused and why. */
export function useSending(
  sender: ReturnType<typeof createSender>,
  /** The draft rests while it is sent. */
  draft: Pick<ReturnType<typeof createDraftKeeper>, 'rest' | 'resume' | 'sent'>,
  arrived: (receipt: Receipt) => void,
) {
  const [busy, setBusy] = useState(false)
  const [waiting, setWaiting] = useState<Sending | null>(sender.waiting)
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    busy,
    waiting,
    failure,
    async send(body: Submission) {
      if (busy) return
      setBusy(true)
      setFailure(null)
      try {
        await draft.rest()
        const receipt = await sender.send(body)
        draft.sent(receipt.rows)
        arrived(receipt)
      } catch (error) {
        const left = sender.waiting()
        setWaiting(left)
        setFailure(left ? null : { error, rows: body.rows })
        if (!left) draft.resume()
      } finally {
        setBusy(false)
      }
    },
    giveUp() {
      sender.giveUp()
      setWaiting(null)
      draft.resume()
    },
  }
}

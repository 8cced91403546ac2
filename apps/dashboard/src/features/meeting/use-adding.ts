import { looksPersonal } from '@ioc/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HttpFailure } from '../../data/http.ts'
import type { HeldMeeting } from './held.ts'
import { addToMeeting, meetingQuery } from './queries.ts'

/** Why an addendum is not stored. */
type Trouble = 'personal' | 'failed' | null

/** Adds to a closed meeting; resolves with whether it is stored. What was typed stays with whoever typed it. */
export function useAdding({ source, meeting }: Pick<HeldMeeting, 'source' | 'meeting'>) {
  const cache = useQueryClient()
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [busy, setBusy] = useState(false)

  async function add(text: string): Promise<boolean> {
    if (looksPersonal(text)) {
      setTrouble('personal')
      return false
    }
    setBusy(true)
    const failure = await addToMeeting(meeting.id, { text }).then(
      (stored) => {
        cache.setQueryData(meetingQuery(source, meeting.id).queryKey, stored)
        return null
      },
      (error: unknown): Trouble => (error instanceof HttpFailure && error.status === 422 ? 'personal' : 'failed'),
    )
    setTrouble(failure)
    setBusy(false)
    return failure === null
  }

  return { add, trouble, busy }
}

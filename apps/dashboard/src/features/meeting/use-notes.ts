import type { Meeting } from '@ioc/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Source } from '../../data/queries.ts'
import { openSlot } from '../../data/slot.ts'
import { createNoteKeeper, type NoteKeeper, type NotesState } from './note-keeper.ts'
import { changeMeeting, meetingQuery, readHeldNotes } from './queries.ts'

/** The notes of a meeting, from when its page is opened until it is left. */
export interface Notes extends NotesState {
  readonly keeper: NoteKeeper
}

export function useNotes(source: Source, meeting: Meeting): Notes {
  const cache = useQueryClient()
  const [keeper] = useState(() =>
    createNoteKeeper({
      opened: meeting,
      shelf: openSlot(`ioc-meeting ${meeting.id}`, readHeldNotes, localStorage),
      save: (change) => changeMeeting(meeting.id, change),
      look: () => cache.fetchQuery({ ...meetingQuery(source, meeting.id), retry: false }),
    }),
  )
  const state = useSyncExternalStore(keeper.subscribe, keeper.read)
  useEffect(() => {
    keeper.resume()
    return () => void keeper.leave()
  }, [keeper])
  useEffect(() => void keeper.hear(meeting), [keeper, meeting])
  return { ...state, keeper }
}

import { looksPersonal, type RegisterEdit, type RegisterEdited, type WireRecord } from '@ioc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Refusal } from '../../data/http.ts'
import { createFeatureText } from '../../i18n/feature-text.tsx'
import { messages as reasons } from '../../i18n/reasons/messages.ts'
import { reasonOf } from '../../i18n/reasons/reason-words.ts'
import type { Editing } from './editing.ts'
import { type MessageId, useRegistersText } from './messages.ts'
import { fetchRecord, sendEdit } from './queries.ts'
import { readFields, type Typed, typedOf } from './read-fields.ts'
import type { Shown } from './shown.ts'

const useReasons = createFeatureText(reasons)

/** What somebody else wrote meanwhile, as it stands now; null where the record was taken out. */
export interface Conflict {
  readonly standing: WireRecord | null
}

/** One record as it is being written: what was typed, what is wrong with it, and its sending. */
export function useEditing(shown: Shown, editing: Editing, done: (lines: readonly string[]) => void) {
  const text = useRegistersText()
  const { source, catalogue, register } = shown
  const { utcOffsetMinutes } = catalogue
  const seen = editing.what === 'add' ? null : editing.record
  const [before] = useState(() => ({ record: seen, typed: typedOf(register, seen, text.lang, utcOffsetMinutes) }))
  const [typed, setTyped] = useState<Typed>(before.typed)
  const [reason, setReason] = useState('')
  const [complete, setComplete] = useState(false)
  const [isTried, setTried] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const words = useReasons()
  const cache = useQueryClient()
  const sending = useRef({ body: '', key: '' })

  const { fields, faults } = readFields(register, typed, before, text.lang, utcOffsetMinutes)
  const standing = conflict ? conflict.standing : seen
  const edit: RegisterEdit = {
    key: seen?.key ?? String(fields[register.key] ?? ''),
    seen: standing?.revision ?? 0,
    fields: editing.what === 'remove' ? null : fields,
    reason: reason.trim(),
    complete,
  }
  const reasonFault: MessageId | null =
    edit.reason.length < 3 ? 'reasonShort' : looksPersonal(reason) ? 'personal' : null
  const isSound = reasonFault === null && (editing.what === 'remove' || faults.size === 0)

  const making = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      // The same words are sent under the same key, so that a second press after a broken answer stores nothing twice.
      const body = JSON.stringify(edit)
      if (body !== sending.current.body) sending.current = { body, key: crypto.randomUUID() }
      return sendEdit(register.id, edit, sending.current.key)
    },
    async onSuccess(edited) {
      void cache.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === `registers/${register.id}` || first === 'registers',
      })
      done(saidOf(edited, edit))
    },
    async onError(error) {
      if (!(error instanceof Refusal)) return
      if (error.status === 409) setConflict({ standing: await fetchRecord(source, register.id, edit.key) })
      const errors = error.problem.errors ?? []
      setRefused(new Map(errors.map(({ column = '', code, detail }) => [column, reasonOf(words, code) ?? detail])))
    },
  })

  function saidOf({ unchanged, remarks }: RegisterEdited, { key, fields: written }: RegisterEdit): string[] {
    const first = unchanged
      ? text.say('savedSame', { key })
      : text.say(written === null ? 'savedGone' : 'saved', { key })
    const dangling = (remarks?.named ?? []).map(({ field, value }) => {
      const named = register.fields.find(({ id }) => id === field)
      return text.say('dangling', { field: named ? text.pick(named.name) : field, value })
    })
    return [first, ...dangling]
  }

  /** What is wrong with a field: as the server said, or as it can be seen here once sending was tried. */
  function wrongOf(field: string): string | undefined {
    const fault = isTried ? faults.get(field) : undefined
    return refused.get(field) ?? (fault && text.say(fault.id, fault.values))
  }

  return {
    typed,
    type(field: string, value: string) {
      setTyped((all) => ({ ...all, [field]: value }))
      setRefused((all) => new Map([...all].filter(([name]) => name !== field)))
    },
    reason,
    setReason,
    reasonWrong: refused.get('reason') ?? (isTried && reasonFault ? text.say(reasonFault) : undefined),
    complete,
    setComplete,
    wrongOf,
    conflict,
    making,
    isRefused: making.error instanceof Refusal && making.error.status !== 409,
    send() {
      setTried(true)
      if (isSound && !making.isPending) making.mutate()
    },
  }
}

export type EditingState = ReturnType<typeof useEditing>

import { type FormEvent, useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Field as Labelled } from '../screens/field.tsx'
import type { Editing } from './editing.ts'
import { FieldInput } from './field-input.tsx'
import { fieldWords } from './field-words.ts'
import { useRegistersText } from './messages.ts'
import type { Shown } from './shown.ts'
import { SideDialog } from './side-dialog.tsx'
import { type EditingState, useEditing } from './use-editing.ts'

/** Writes one record into a register, with the reason. What was typed stays until it is stored. */
export function EditDialog({
  shown,
  editing,
  close,
  done,
}: {
  readonly shown: Shown
  readonly editing: Editing
  readonly close: () => void
  readonly done: (lines: readonly string[]) => void
}) {
  const { say, pick } = useRegistersText()
  const state = useEditing(shown, editing, done)
  const label =
    editing.what === 'add'
      ? say('addTitle', { register: pick(shown.register.name) })
      : say(editing.what === 'correct' ? 'correctTitle' : 'removeTitle', { key: editing.record.key })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    state.send()
  }
  return (
    <SideDialog label={label} close={close}>
      <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-4">
        {editing.what === 'remove' ? (
          <p>{say('removeLead')}</p>
        ) : (
          <Inputs shown={shown} state={state} isNew={editing.what === 'add'} />
        )}
        <Labelled label={say('reason')} hint={say('reasonHint')} wrong={state.reasonWrong}>
          {(input) => (
            <textarea
              {...input}
              rows={2}
              maxLength={500}
              value={state.reason}
              onChange={({ target }) => state.setReason(target.value)}
            />
          )}
        </Labelled>
        <Complete state={state} />
        <Trouble state={state} isNew={editing.what === 'add'} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone={editing.what === 'remove' ? 'danger' : 'main'} busy={state.making.isPending}>
            {say(state.making.isPending ? 'saving' : editing.what === 'remove' ? 'remove' : 'save')}
          </Button>
          <Button onPress={close}>{say('cancel')}</Button>
        </div>
      </form>
    </SideDialog>
  )
}

function Inputs({
  shown,
  state,
  isNew,
}: {
  readonly shown: Shown
  readonly state: EditingState
  readonly isNew: boolean
}) {
  const text = useRegistersText()
  const { catalogue, register } = shown
  const standing = state.conflict?.standing
  const before = (id: string) => JSON.stringify(standing?.fields[id] ?? null)
  return (
    <div className="grid min-w-0 gap-4 sm:grid-cols-2">
      {register.fields.map((field) => (
        <div key={field.id} className={`min-w-0 ${field.type === 'text' ? 'sm:col-span-2' : ''}`}>
          <FieldInput
            field={field}
            catalogue={catalogue}
            value={state.typed[field.id] ?? ''}
            set={(value) => state.type(field.id, value)}
            wrong={state.wrongOf(field.id)}
            isFixed={!isNew && field.id === register.key}
          />
          {standing && before(field.id) !== 'null' && (
            <p className="text-text-2">
              {text.say('standing', { value: fieldWords(text, catalogue, field, standing.fields[field.id]) })}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

function Complete({ state }: { readonly state: EditingState }) {
  const { say } = useRegistersText()
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        checked={state.complete}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => state.setComplete(target.checked)}
        className="mt-1 size-5 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id}>{say('complete')}</label>
        <p id={`${id}-hint`} className="text-text-2">
          {say('completeHint')}
        </p>
      </div>
    </div>
  )
}

/** Why it was not stored, and that nothing typed is lost. */
function Trouble({
  state: { making, conflict, isRefused },
  isNew,
}: {
  readonly state: EditingState
  readonly isNew: boolean
}) {
  const { say } = useRegistersText()
  if (conflict !== null && !making.isPending) {
    const what = conflict.standing === null ? 'conflictGone' : isNew ? 'conflictThere' : 'conflict'
    return <Notice tone="watch">{say(what)}</Notice>
  }
  if (!making.isError) return null
  return <Notice tone="off">{say(isRefused ? 'refused' : 'failedSave')}</Notice>
}

import type { ScreenRecord } from '@ioc/contract'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { HttpFailure, Refusal } from '../../data/http.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PageProps } from '../page-props.ts'
import { Conflict } from './conflict.tsx'
import { useScreensText } from './messages.ts'
import { type Pixels, RoomPart } from './room-part.tsx'
import { ShowsPart } from './shows-part.tsx'
import { type Edited, useEditing } from './use-editing.ts'
import { WhoPart } from './who-part.tsx'

interface ScreenFormProps extends Pick<PageProps, 'catalogue'> {
  readonly edited: Edited
  readonly pixels: Pixels
  readonly onSaved: (saved: ScreenRecord) => void
  readonly onCancel: () => void
}

/** A screen's record in fields. Nothing is sent before it is saved; what a person typed is never thrown away. */
export function ScreenForm({ edited, pixels, catalogue, onSaved, onCancel }: ScreenFormProps) {
  const { say } = useScreensText()
  const editing = useEditing(edited, catalogue, onSaved)
  const { draft, change, faults, saving, base, isChanged, isGone } = editing
  const part = { draft, change, faults, catalogue }
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    editing.save()
  }
  const isNew = base === null
  return (
    <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-5 rounded-card bg-card px-5 py-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {isNew ? say('form.new') : say('form.edit', { screen: base.name })}
      </h3>
      {isGone && <Notice tone="watch">{say('conflict.gone')}</Notice>}
      {isChanged && edited.record && base && (
        <Conflict
          {...{ base, catalogue, takeTheirs: editing.takeTheirs, keepMine: editing.keepMine }}
          record={edited.record}
        />
      )}
      <Group title={say('group.who')}>
        <WhoPart {...part} isNew={isNew} taken={isNew && isRefusedFor(saving.error)} />
      </Group>
      <Group title={say('group.room')}>
        <RoomPart {...part} pixels={pixels} />
      </Group>
      <Group title={say('group.shows')}>
        <ShowsPart {...part} />
      </Group>
      {faults.size > 0 && <Notice tone="off">{say('wrong.some')}</Notice>}
      <Failed error={saving.error} />
      <div className="flex flex-wrap gap-3">
        <Button tone="main" type="submit" busy={saving.isPending || isChanged}>
          {say('do.save')}
        </Button>
        <Button onPress={onCancel}>{say('do.cancel')}</Button>
      </div>
    </form>
  )
}

const isRefusedFor = (error: Error | null) => error instanceof HttpFailure && error.status === 409

/** Why it was not saved; a record that somebody else changed says so by itself. */
function Failed({ error }: { readonly error: Error | null }) {
  const { say } = useScreensText()
  if (error === null || isRefusedFor(error)) return null
  const detail = error instanceof Refusal ? (error.problem.detail ?? error.problem.title) : null
  return <Notice tone="off">{detail === null ? say('failed.away') : say('failed.refused', { detail })}</Notice>
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="pb-2 font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}

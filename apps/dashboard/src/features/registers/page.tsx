import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PageProps } from '../page-props.ts'
import { EditDialog } from './edit-dialog.tsx'
import type { Editing } from './editing.ts'
import { Filters } from './filters.tsx'
import { useRegistersText } from './messages.ts'
import { RecordDialog } from './record-dialog.tsx'
import { RecordsSection } from './records-section.tsx'
import { TotalsSection } from './totals-section.tsx'
import { useAsked } from './use-asked.ts'

/** One register: its records to be filtered, opened, added to and corrected, and what they add up to. */
export function Page({ source, catalogue }: PageProps) {
  const { say, pick } = useRegistersText()
  const { register: id = '' } = useParams()
  const register = catalogue.registers.find((one) => one.id === id)
  const asked = useAsked(register)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [said, setSaid] = useState<readonly string[]>([])
  const toAll = (
    <Link to="/registers" className="underline underline-offset-4">
      {say('all')}
    </Link>
  )
  if (register === undefined) {
    return (
      <Notice tone="watch" aside={toAll}>
        {say('unknown', { id })}
      </Notice>
    )
  }
  const shown = { source, catalogue, register }
  const edit = (next: Editing | null) => {
    setSaid([])
    setEditing(next)
  }
  return (
    <article className="flex min-w-0 flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <p>{toAll}</p>
          <h1 className="text-lead font-semibold">{pick(register.name)}</h1>
        </div>
        <Button tone="main" onPress={() => edit({ what: 'add' })}>
          {say('add')}
        </Button>
      </header>
      {said.map((line) => (
        <Notice key={line} tone="ok">
          {line}
        </Notice>
      ))}
      <TotalsSection shown={shown} filters={asked.filters} />
      <Filters shown={shown} asked={asked} />
      <RecordsSection shown={shown} asked={asked} />
      {asked.record !== null && editing === null && (
        <RecordDialog shown={shown} recordKey={asked.record} close={() => asked.open(null)} edit={edit} />
      )}
      {editing !== null && (
        <EditDialog
          shown={shown}
          editing={editing}
          close={() => setEditing(null)}
          done={(lines) => {
            setEditing(null)
            asked.open(null)
            setSaid(lines)
          }}
        />
      )}
    </article>
  )
}

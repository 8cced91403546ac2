import type { WireRecord } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PencilMark } from '../../ui/status-mark.tsx'
import { Fetched } from '../fetched.tsx'
import type { Editing } from './editing.ts'
import { fieldWords } from './field-words.ts'
import { History } from './history.tsx'
import { useRegistersText } from './messages.ts'
import { recordQuery } from './queries.ts'
import type { Shown } from './shown.ts'
import { SideDialog } from './side-dialog.tsx'

/** One record: what it holds, how it came to that, and what a person may do with it. */
export function RecordDialog({
  shown,
  recordKey,
  close,
  edit,
}: {
  readonly shown: Shown
  readonly recordKey: string
  readonly close: () => void
  readonly edit: (editing: Editing) => void
}) {
  const { say } = useRegistersText()
  const query = useQuery(recordQuery(shown.source, shown.register.id, recordKey))
  return (
    <SideDialog label={say('record', { key: recordKey })} close={close}>
      <Fetched query={query} loading={say('loading')} failed={say('failed')}>
        {(record) =>
          record === null ? (
            <Notice tone="watch">{say('gone')}</Notice>
          ) : (
            <>
              <Fields shown={shown} record={record} />
              <div className="flex flex-wrap gap-3">
                <Button tone="main" onPress={() => edit({ what: 'correct', record })}>
                  {say('correct')}
                </Button>
                <Button tone="danger" onPress={() => edit({ what: 'remove', record })}>
                  {say('remove')}
                </Button>
              </div>
            </>
          )
        }
      </Fetched>
      <History shown={shown} recordKey={recordKey} />
    </SideDialog>
  )
}

function Fields({ shown: { catalogue, register }, record }: { readonly shown: Shown; readonly record: WireRecord }) {
  const text = useRegistersText()
  return (
    <>
      {record.byHand && (
        <p className="flex items-baseline gap-2 text-text-2">
          <PencilMark label="" /> {text.say('byHand')}
        </p>
      )}
      <dl className="grid grid-cols-1 gap-x-6 gap-y-1.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
        {register.fields.map((field) => (
          <div key={field.id} className="contents">
            <dt className="text-text-2">{text.pick(field.name)}</dt>
            <dd className="min-w-0 wrap-anywhere whitespace-pre-line">
              {fieldWords(text, catalogue, field, record.fields[field.id])}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

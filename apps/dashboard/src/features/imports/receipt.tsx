import type { ImportReceipt, ImportState } from '@ioc/contract'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useImportsText } from './messages.ts'
import { moment } from './moment.ts'

/** What was stored, with the number to ask by. */
export function Receipt({ state, receipt }: { readonly state: ImportState; readonly receipt: ImportReceipt }) {
  const text = useImportsText()
  const { say } = text
  const { number, at, accepted, revised, unchanged } = receipt
  const rows = say('receipt.rows', { accepted, revised, unchanged })
  const when = moment(text, at)
  return (
    <Notice
      tone="ok"
      aside={
        <CopyButton
          label={say('receipt.copy')}
          words={() => `${say('receipt.text', { number, name: state.name, when })}\n${rows}`}
        />
      }
    >
      <h3 className="text-name font-semibold">{say('receipt.title', { number })}</h3>
      <p>{say('receipt.at', { when })}</p>
      <p>{rows}</p>
    </Notice>
  )
}

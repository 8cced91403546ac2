import type { ImportReceipt, ImportState, WireCatalogue } from '@ioc/contract'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CountedList } from '../../widgets/counted/counted-list.tsx'
import { useImportsText } from './messages.ts'
import { moment } from './moment.ts'

/** What was stored, with the number to ask by. */
export function Receipt({
  state,
  receipt,
  catalogue,
}: {
  readonly state: ImportState
  readonly receipt: ImportReceipt
  readonly catalogue: WireCatalogue
}) {
  const text = useImportsText()
  const { say } = text
  const { number, at, accepted, revised, unchanged, counted } = receipt
  const rows = say('receipt.rows', { accepted, revised, unchanged })
  const when = moment(text, at)
  return (
    <>
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
      <CountedList counted={counted} catalogue={catalogue} at={at} />
    </>
  )
}

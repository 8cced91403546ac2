import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'

/** Copies plain text. Where the browser forbids it (a page over plain HTTP) the text is shown to be copied by hand. */
export function CopyButton({
  label,
  name,
  busy = false,
  words,
}: {
  readonly label: string
  /** What it is called where several such buttons stand together. */
  readonly name?: string
  /** What there is to copy is being fetched. */
  readonly busy?: boolean
  readonly words: () => string
}) {
  const { t } = useText()
  const [copied, setCopied] = useState<'' | 'done' | 'by-hand'>('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words())
      setCopied('done')
    } catch {
      setCopied('by-hand')
    }
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-3">
      <Button busy={busy} onPress={() => void copy()}>
        <span aria-hidden={name !== undefined}>{label}</span>
        {name !== undefined && <span className="sr-only">{name}</span>}
      </Button>
      <span role="status" className="text-text-2">
        {copied === 'done' && t('desk.copied')}
      </span>
      {copied === 'by-hand' && (
        <label className="flex w-full flex-col gap-1">
          {t('desk.copyByHand')}
          <textarea
            readOnly
            rows={6}
            value={words()}
            onFocus={({ currentTarget }) => currentTarget.select()}
            className="w-full rounded-sm border border-line bg-page p-2"
          />
        </label>
      )}
    </div>
  )
}

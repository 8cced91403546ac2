import type { WireCatalogue } from '@ioc/contract'
import { useId, useLayoutEffect, useRef } from 'react'
import type { RuleBook } from '../../i18n/implausible-words.ts'
import { Button } from '../../ui/button.tsx'
import type { Line } from './lines.ts'
import { useFormsText } from './messages.ts'
import { Said } from './said.tsx'

/** Asks once about everything that is odd. It never stands in the way: one press sends it as it is. */
export function OddPanel({
  lines,
  book,
  catalogue,
  send,
  back,
}: {
  readonly lines: readonly Line[]
  readonly book: RuleBook
  readonly catalogue: WireCatalogue
  readonly send: () => void
  readonly back: () => void
}) {
  const { say, pick } = useFormsText()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  // Before it is taken from the page, or the browser would not give the focus back.
  useLayoutEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault()
        back()
      }}
      className="m-auto max-h-[90dvh] w-[min(48rem,calc(100vw-2rem))] overflow-y-auto rounded-card border border-line bg-card p-5 text-text backdrop:bg-shade"
    >
      <h2 id={title} className="text-name font-semibold">
        {say('odd.title', { count: lines.length })}
      </h2>
      <ul className="my-3 flex flex-col gap-3">
        {lines.map((line) => (
          <li key={line.key} className="flex flex-col gap-1">
            <strong>{pick(line.measure.name)}</strong>
            <Said line={line} book={book} catalogue={catalogue} />
          </li>
        ))}
      </ul>
      <p className="mb-4">{say('odd.ask')}</p>
      <div className="flex flex-wrap gap-3">
        {/* First, so that it has the focus: one Enter too many looks again and does not send. */}
        <Button onPress={back}>{say('odd.back')}</Button>
        <Button tone="main" onPress={send}>
          {say('odd.send')}
        </Button>
      </div>
    </dialog>
  )
}

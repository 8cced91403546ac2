import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { useRegistersText } from './messages.ts'

/** Something beside the page that is read or filled in by itself. Esc closes it. */
export function SideDialog({
  label,
  close,
  children,
}: {
  readonly label: string
  readonly close: () => void
  readonly children: ReactNode
}) {
  const { say } = useRegistersText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={close}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-[52rem] overflow-y-auto border-l border-rule bg-page p-0 text-text backdrop:bg-shade"
    >
      <div className="flex min-w-0 flex-col gap-5 px-4 py-4 sm:px-7">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <h2 className="min-w-0 flex-1 text-lead font-semibold wrap-anywhere">{label}</h2>
          <Button onPress={close}>{say('close')}</Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

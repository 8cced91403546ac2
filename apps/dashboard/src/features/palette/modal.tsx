import { type ReactNode, useEffect, useRef } from 'react'

/** Something that lies over the page until Esc, a press beside it, or `close`. What had the focus has it again. */
export function Modal({
  label,
  close,
  children,
}: {
  readonly label: string
  readonly close: () => void
  readonly children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="mx-auto mt-[8dvh] mb-auto max-h-[84dvh] w-[min(48rem,calc(100vw-2rem))] overflow-hidden rounded-card border border-line bg-page p-0 text-text backdrop:bg-shade"
    >
      {children}
    </dialog>
  )
}

import type { MouseEvent, ReactNode } from 'react'

const TONES = {
  plain: 'border-line bg-raised text-text hover:border-text-2',
  main: 'border-accent bg-accent text-on-mark font-semibold hover:brightness-110',
  danger: 'border-off text-off hover:bg-raised',
}

/**
 * A button of the desk. `busy` keeps its place and says so; nothing is pressed twice. It is not `disabled` meanwhile:
 * who works by the keyboard would lose their place on the page.
 */
export function Button({
  tone = 'plain',
  type = 'button',
  disabled = false,
  busy = false,
  onPress,
  children,
}: {
  readonly tone?: keyof typeof TONES
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  readonly busy?: boolean
  readonly onPress?: () => void
  readonly children: ReactNode
}) {
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault()
    else onPress?.()
  }
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- always one of two, told by the prop
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy}
      onClick={press}
      className={`cursor-pointer rounded-sm border px-4 py-2 disabled:cursor-default disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60 ${TONES[tone]}`}
    >
      {children}
    </button>
  )
}

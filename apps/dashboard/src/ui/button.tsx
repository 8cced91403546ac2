import type { ReactNode } from 'react'

const TONES = {
  plain: 'border-line bg-raised text-text hover:border-text-2',
  main: 'border-accent bg-accent text-on-mark font-semibold hover:brightness-110',
  danger: 'border-off text-off hover:bg-raised',
}

/** A button of the desk. `busy` keeps its place and says so; nothing is pressed twice. */
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
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- always one of two, told by the prop
      type={type}
      disabled={disabled || busy}
      aria-busy={busy}
      {...(onPress ? { onClick: () => onPress() } : {})}
      className={`cursor-pointer rounded-sm border px-4 py-2 disabled:cursor-default disabled:opacity-60 ${TONES[tone]}`}
    >
      {children}
    </button>
  )
}

import { type ReactNode, useId } from 'react'

/** What a labelled field hands to its input. */
export interface InputProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
  readonly className: string
}

const INPUT = 'w-full min-w-0 rounded-sm border bg-page px-3 py-1.5 text-text'

/** A field under its label, with what helps to fill it in or what is wrong with it. */
export function Field({
  label,
  hint,
  wrong,
  className = '',
  children,
}: {
  readonly label: string
  readonly hint?: string
  /** What is wrong with it; undefined while nothing is. */
  readonly wrong?: string | undefined
  readonly className?: string
  readonly children: (input: InputProps) => ReactNode
}) {
  const id = useId()
  const beside = wrong ?? hint
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': beside === undefined ? undefined : `${id}-beside`,
        'aria-invalid': wrong !== undefined,
        className: `${INPUT} ${wrong === undefined ? 'border-line' : 'border-off'}`,
      })}
      {beside !== undefined && (
        <span id={`${id}-beside`} className={wrong === undefined ? 'text-text-2' : 'text-off'}>
          {beside}
        </span>
      )}
    </div>
  )
}

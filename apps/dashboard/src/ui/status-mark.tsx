import type { Status } from '@ioc/metrics'
import type { ReactNode } from 'react'

/** What a mark can say: a status, that a figure cannot be right, or that it is held against nothing. */
export type Mark = Status | 'implausible' | 'none'

const SHAPES: Readonly<Record<Mark, { readonly tone: string; readonly shape: ReactNode }>> = {
  'on-target': { tone: 'text-ok', shape: <circle cx="12" cy="12" r="8" fill="currentColor" /> },
  watch: { tone: 'text-watch', shape: <path d="M12 1.5 22.5 12 12 22.5 1.5 12Z" fill="currentColor" /> },
  'off-target': { tone: 'text-off', shape: <path d="M12 2 23.2 21.5H.8Z" fill="currentColor" /> },
  'no-data': {
    tone: 'text-stale',
    shape: <circle cx="12" cy="12" r="7.4" fill="none" stroke="currentColor" strokeWidth="2.8" />,
  },
  // A cross: it does not add up. In the colour of text, as it is neither good nor bad.
  implausible: {
    tone: 'text-text',
    shape: <path d="M4.5 4.5 19.5 19.5M19.5 4.5 4.5 19.5" fill="none" stroke="currentColor" strokeWidth="4.4" />,
  },
  none: { tone: 'text-line', shape: <rect x="4" y="10.2" width="16" height="3.6" rx="1.8" fill="currentColor" /> },
}

/** A status as shape and colour; the word beside it, or `label` where there is none, says it too. */
export function StatusMark({ mark, label, className = '' }: { mark: Mark; label?: string; className?: string }) {
  const { tone, shape } = SHAPES[mark]
  return (
    <svg
      viewBox="0 0 24 24"
      data-mark={mark}
      className={`inline-block size-[0.95em] shrink-0 ${tone} ${className}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shape}
    </svg>
  )
}

/** Entered by a person: a pencil. */
export function PencilMark({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 24 24" role="img" aria-label={label} className="inline-block size-[0.95em] shrink-0 text-text-2">
      <path d="M3 21l1.2-5L16.4 3.8a1.7 1.7 0 0 1 2.4 0l1.4 1.4a1.7 1.7 0 0 1 0 2.4L8 19.8Z" fill="currentColor" />
    </svg>
  )
}

/** Late or too old: a clock whose face is hatched. */
export function StaleMark({ label }: { label: string }) {
  return (
    <svg viewBox="0 0 24 24" role="img" aria-label={label} className="inline-block size-[1em] shrink-0 text-stale">
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <circle cx="12" cy="12" r="9.4" strokeWidth="2.2" />
        <path d="M5.5 10 10 5.5M4.6 16 16 4.6M8 19.4 19.4 8M14 19.5l5.5-5.5" strokeWidth="1.1" />
        <path d="M12 6.8V12l3.6 2.4" strokeWidth="2.4" />
      </g>
    </svg>
  )
}

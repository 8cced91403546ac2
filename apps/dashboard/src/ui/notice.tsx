import type { ReactNode } from 'react'

const EDGES = { plain: 'border-line', ok: 'border-ok', watch: 'border-watch', off: 'border-off' }

/** Something a person has to know, in place, with what they can do about it at its end. */
export function Notice({
  tone = 'plain',
  aside,
  children,
}: {
  readonly tone?: keyof typeof EDGES
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div
      role={tone === 'off' ? 'alert' : 'status'}
      className={`flex flex-wrap items-center justify-between gap-4 rounded-sm border-l-4 bg-card px-5 py-3 ${EDGES[tone]}`}
    >
      <div className="min-w-0 flex-1">{children}</div>
      {aside}
    </div>
  )
}

import type { ReactNode } from 'react'

/** A panel of the wall. Its name is its heading; `aside` stands at the heading's end. */
export function Card({
  title,
  aside,
  className = '',
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={`flex min-h-0 min-w-0 flex-col rounded-card bg-card px-5 py-3.5 ${className}`}>
      <header className="flex items-baseline justify-between gap-4 text-label text-text-2">
        <h2 className="min-w-0 truncate font-normal">{title}</h2>
        {aside !== undefined && <div className="shrink-0">{aside}</div>}
      </header>
      {children}
    </section>
  )
}

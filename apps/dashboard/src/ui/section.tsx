import { type ReactNode, useId } from 'react'

/** A part of the page under a heading of its own; `aside` stands at the heading's end. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h2 id={id} className="text-name font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

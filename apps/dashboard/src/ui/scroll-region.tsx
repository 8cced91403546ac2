import type { ReactNode } from 'react'

/**
 * What may be wider or longer than its place and scrolls within it, by the keyboard too. Whether it does is decided by
 * the width of a date or a name, so everything that could scroll is reachable always. Words for ears alone are placed
 * within it: elsewhere they would widen the page.
 */
export function ScrollRegion({
  label,
  className = '',
  children,
}: {
  /** What stands in it, for who cannot see it. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div role="group" aria-label={label} tabIndex={0} className={`relative overflow-auto ${className}`}>
      {children}
    </div>
  )
}

import type { ReactNode } from 'react'

/**
 * Says that something is on its way. A page is finished when none of it stands any more, which `data-pending` tells.
 */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <p data-pending className="text-text-2">
      {children}
    </p>
  )
}

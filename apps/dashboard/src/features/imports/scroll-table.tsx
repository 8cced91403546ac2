import type { ReactNode } from 'react'
import { ScrollRegion } from '../../ui/scroll-region.tsx'

/** A table that may be long or wide and scrolls within itself, by the keyboard too. */
export function ScrollTable({
  label,
  heads,
  children,
}: {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}) {
  return (
    <ScrollRegion label={label} className="max-h-[30rem]">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-rule text-text-2">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  )
}

import type { ReactNode } from 'react'

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
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div role="region" aria-label={label} tabIndex={0} className="max-h-[30rem] overflow-auto">
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
    </div>
  )
}

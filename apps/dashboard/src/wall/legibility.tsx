import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { legibility } from '../widgets/legible.ts'
import { Notice } from './notice.tsx'
import type { Display } from './use-room.ts'

/** Its children, or, where their letters could not be read from the screen's distance, that they cannot be. */
export function Legible({
  display,
  least,
  title,
  children,
}: {
  readonly display: Display | null
  readonly least: { readonly wide: number; readonly high: number }
  readonly title: string
  readonly children: ReactNode
}) {
  const text = useText()
  if (display === null) return children
  const { viewing } = display
  const { readable, from } = legibility(viewing, least)
  if (readable) return children
  const { diagonal, distance } = viewing
  return (
    <Notice title={text.t('legible.title', { scene: title })}>
      {text.t('legible.detail', {
        diagonal: text.number(diagonal),
        distance: text.number(distance, 1),
        readable: text.number(from, 1),
      })}
    </Notice>
  )
}

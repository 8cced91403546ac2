import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { Notice } from './notice.tsx'
import { readableFrom } from './legible.ts'
import type { Display } from './use-room.ts'

/** A little less than a scene was laid out for still shows it whole. */
const TOLERANCE = 0.93

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
  const { viewing, room } = display
  const upright = viewing.height > viewing.width
  const [wide, high] = upright ? [least.high, least.wide] : [least.wide, least.high]
  const needed = { wide: wide * TOLERANCE, high: high * TOLERANCE }
  if (room.wide >= needed.wide && room.high >= needed.high) return children
  const { diagonal, distance } = viewing
  return (
    <Notice title={text.t('legible.title', { scene: title })}>
      {text.t('legible.detail', {
        diagonal: text.number(diagonal),
        distance: text.number(distance, 1),
        readable: text.number(Math.floor(readableFrom(viewing, needed) * 10) / 10, 1),
      })}
    </Notice>
  )
}

import encodeQR from 'qr'
import { useMemo } from 'react'

/** An address as a QR code, black on white whatever the theme: phones read nothing else as well. */
export function QrCode({
  address,
  label,
  className = '',
}: {
  readonly address: string
  readonly label: string
  readonly className?: string
}) {
  const { path, size } = useMemo(() => drawn(address), [address])
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={`aspect-square rounded-sm ${className}`}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The quiet margin that the standard asks for, in modules. */
const MARGIN = 4

function drawn(address: string): { readonly path: string; readonly size: number } {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: MARGIN })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { path, size: rows.length }
}

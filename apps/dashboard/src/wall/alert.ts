import { cellKey, type LiveSnapshot } from '@ioc/contract'

/** True when a number that was known and better in the snapshot before is off target now. */
export function isAlert(before: LiveSnapshot, after: LiveSnapshot): boolean {
  if (before.scope !== after.scope) return false
  const off = after.cells.filter(({ status }) => status === 'off-target')
  if (off.length === 0) return false
  const was = new Map(before.cells.map((cell) => [cellKey(cell), cell.status]))
  return off.some((cell) => {
    const status = was.get(cellKey(cell))
    return status === 'on-target' || status === 'watch'
  })
}

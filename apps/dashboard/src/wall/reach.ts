const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Where a phone reaches these screens: the address the server was told, else the one this screen itself uses. Null
 * where that is the machine's own, which no phone can reach: a code that leads nowhere is worse than none.
 */
export function reachOf(publicUrl: string | null, here: Pick<Location, 'origin' | 'hostname'>): string | null {
  if (publicUrl !== null) return publicUrl
  return LOOPBACK.has(here.hostname) ? null : here.origin
}

/** Everything that can be allowed. Each route and socket event names one; without one the start fails. */
export const RIGHTS = [
  'public', // health, the page itself, the API's description
  'catalogue.read',
  'snapshot.read',
  'proof.read',
  'sources.read',
  'sources.manage', // retry a refused delivery, pull now
  'readings.write',
  'registers.read',
  'registers.write',
  'registers.edit', // one record by hand, with a reason
  'imports.write',
  'forms.write',
  'live.watch',
  'screen.report',
  'screens.read',
  'screens.manage', // what each screen shows
  'annotations.write',
  'meetings.write',
  'views.write',
  'metrics.read',
] as const
export type Right = (typeof RIGHTS)[number]

/** Who is asking: a source by its key, the guest of a demonstration or of loopback, or nobody known. */
export type Actor =
  | { readonly kind: 'source'; readonly id: string; readonly keyId: string }
  | { readonly kind: 'guest' }
  | { readonly kind: 'anonymous' }

const ALLOWED: Record<Actor['kind'], ReadonlySet<Right>> = {
  anonymous: new Set(['public']),
  guest: new Set([
    'public',
    'catalogue.read',
    'snapshot.read',
    'proof.read',
    'sources.read',
    'sources.manage',
    'registers.read',
    'registers.edit',
    'imports.write',
    'forms.write',
    'live.watch',
    'screen.report',
    'screens.read',
    'screens.manage',
    'annotations.write',
    'meetings.write',
    'views.write',
    'metrics.read',
  ]),
  source: new Set(['public', 'catalogue.read', 'readings.write', 'registers.write']),
}

/** The one place that says who may do what; what is not named is denied. */
export function may(actor: Actor, right: Right): boolean {
  return ALLOWED[actor.kind].has(right)
}

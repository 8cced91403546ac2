import type { DossierStep } from '@ioc/contract'

/**
 * The national codes of a dossier's status and the step each says is done. Public code of one-stop systems
 * that sync with the national portal: 1 registered, 2 received, 3 not received, 4 being handled, 5 papers
 * asked for, 6 a payment asked for, 7 withdrawn by the citizen, 8 handling stopped, 9 handled, 10 returned.
 * They do not tell appraisal from approval: a sender that can, has codes of its own (`statuses` of the options).
 */
export const NATIONAL_STATUSES: ReadonlyMap<string, DossierStep | 'not-received'> = new Map([
  ['1', 'not-received'],
  ['2', 'received'],
  ['3', 'not-received'],
  ['4', 'received'],
  ['5', 'received'],
  ['6', 'received'],
  ['7', 'returned'],
  ['8', 'received'],
  ['9', 'signed'],
  ['10', 'returned'],
] as const)

/** KenhThucHien → channel. Where it is not said the national count takes it as brought to the counter (item 3.4). */
export const CHANNELS: ReadonlyMap<string, 'counter' | 'online' | 'post'> = new Map([
  ['', 'counter'],
  ['1', 'counter'],
  ['2', 'online'],
  ['3', 'post'],
] as const)

/** Flags, `0` or `1`. DuocThanhToanTrucTuyen also has 2: paid online elsewhere than at the national portal. */
export const FLAGS: ReadonlyMap<string, boolean | null> = new Map([
  ['', null],
  ['0', false],
  ['1', true],
  ['2', true],
  ['true', true],
  ['false', false],
])

import type { WireRecord } from '@ioc/contract'

/** What is being written: a new record, or one that is corrected or taken out as it was seen. */
export type Editing = { readonly what: 'add' } | { readonly what: 'correct' | 'remove'; readonly record: WireRecord }

import { type AttentionItem, attention } from '@ioc/metrics'
import type { WallView } from './widget.tsx'

/** One matter: its worst case, how many more units share it, and all of them, worst first. */
export interface Matter {
  readonly worst: AttentionItem
  readonly others: number
  readonly all: readonly AttentionItem[]
}

/**
 * What needs attention, worst first, one entry per matter: an indicator missed in nine communes is one thing
 * to act on and not nine. A silent unit is a matter of its own.
 */
export function mattersOf({ catalogue, snapshot }: Pick<WallView, 'catalogue' | 'snapshot'>): Matter[] {
  const items = attention(catalogue, snapshot, Number.POSITIVE_INFINITY)
  return [...Map.groupBy(items, matterOf).values()].map((all) => ({ worst: all[0]!, others: all.length - 1, all }))
}

const matterOf = ({ kind, unit, indicator }: AttentionItem) =>
  kind === 'not-reported' ? `${kind} ${unit}` : `${kind} ${indicator}`

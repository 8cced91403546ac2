import type { AttentionItem, Indicator } from '@ioc/metrics'
import { type Text, useText } from '../i18n/text.tsx'
import { type Mark, StatusMark } from '../ui/status-mark.tsx'
import { withUnit } from './cell-words.ts'
import type { WallView } from './widget.tsx'

const MARKS: Readonly<Record<AttentionItem['kind'], Mark>> = {
  'off-target': 'off-target',
  watch: 'watch',
  'not-reported': 'no-data',
}

/** The three lines of an entry: what it is, where and how much, and whose it is. */
export function wordsOf(
  text: Text,
  { catalogue, unitOf }: WallView,
  item: AttentionItem,
): readonly [string, string, string] {
  const unit = unitOf(item.unit)
  const where = unit === undefined ? item.unit : text.pick(unit.name)
  const shortOf = (id: string) => {
    const indicator = catalogue.indicators.get(id)
    return indicator === undefined ? id : text.pick(indicator.short)
  }
  if (item.kind === 'not-reported') {
    const count = text.t('attention.indicators', { count: item.indicators.length })
    return [text.t('attention.missing'), `${where} · ${count}`, item.indicators.map(shortOf).join(', ')]
  }
  const indicator = catalogue.indicators.get(item.indicator)
  const owner = unitOf(item.owner)
  const value = indicator === undefined || item.value === null ? '–' : withUnit(text, catalogue, indicator, item.value)
  const limit = indicator?.direction === 'down' ? 'tile.limit' : 'tile.target'
  const target =
    indicator === undefined || item.target === null
      ? ''
      : ` · ${text.t(limit, { value: bare(text, indicator, item.target) })}`
  return [shortOf(item.indicator), `${where} · ${value}${target}`, owner === undefined ? '' : text.pick(owner.name)]
}

// The value before it has said the unit already.
const bare = (text: Text, { unit, digits }: Indicator, value: number) =>
  `${text.gap(value, Math.max(1, digits))}${unit === '%' ? '%' : ''}`

/** One thing that needs someone: shape by status, what, where, whose, since when. */
export function AttentionEntry({ item, others, view }: { item: AttentionItem; others: number; view: WallView }) {
  const text = useText()
  const [what, where, whose] = wordsOf(text, view, item)
  const mark = MARKS[item.kind]
  return (
    <li className="flex gap-3 border-t border-rule py-1.5 first:border-t-0">
      <StatusMark mark={mark} label={text.t(`status.${mark}`)} className="mt-[0.25em] text-name" />
      <div className="min-w-0 flex-1 text-label">
        <p className="flex items-baseline justify-between gap-3">
          <span className="truncate text-name font-semibold">{what}</span>
          {item.since !== null && <span className="shrink-0 text-text-2">{text.age(view.now - item.since)}</span>}
        </p>
        <p className="truncate">{where}</p>
        <p className="flex justify-between gap-3 text-text-2">
          <span className="min-w-0 truncate">{whose}</span>
          {others > 0 && <span className="shrink-0">{text.t('attention.others', { count: others })}</span>}
        </p>
      </div>
    </li>
  )
}

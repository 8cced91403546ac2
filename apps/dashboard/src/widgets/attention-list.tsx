import { type AttentionItem, attention } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { AttentionEntry } from './attention-entry.tsx'
import { defineWidget, type WallView } from './widget.tsx'

const ROOM_FOR = 6

interface Attention {
  readonly shown: readonly AttentionItem[]
  readonly total: number
}

/** The worst that there is room for, and how many there are in all. */
export function attentionOf({ catalogue, snapshot }: WallView): Attention {
  const all = attention(catalogue, snapshot, Number.POSITIVE_INFINITY)
  return { shown: all.slice(0, ROOM_FOR), total: all.length }
}

function Show({ data: { shown, total }, view }: { data: Attention; view: WallView }) {
  const text = useText()
  return (
    <Card
      title={text.t('attention.title')}
      aside={total === 0 ? undefined : text.t('attention.count', { count: total })}
      className="h-full"
    >
      {total === 0 && <p className="py-4 text-name">{text.t('attention.empty')}</p>}
      <ul className="flex min-h-0 flex-1 flex-col overflow-hidden pt-1">
        {shown.map((item) => (
          <AttentionEntry key={`${item.kind} ${item.unit} ${item.indicator}`} item={item} view={view} />
        ))}
      </ul>
      {total > shown.length && (
        <p className="pt-1 text-label text-text-2">{text.t('attention.more', { count: total - shown.length })}</p>
      )}
    </Card>
  )
}

export const attentionWidget = defineWidget({
  id: 'attention',
  area: 'attention',
  title: 'attention.title',
  data: attentionOf,
  Show,
})

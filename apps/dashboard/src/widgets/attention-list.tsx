import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { AttentionEntry } from './attention-entry.tsx'
import { type Matter, mattersOf } from './matters.ts'
import { defineWidget, type WallView } from './widget.tsx'

const ROOM_FOR = 6

interface Attention {
  readonly shown: readonly Matter[]
  readonly total: number
}

/** As many of the matters as the wall has room for. */
export function attentionOf(view: WallView): Attention {
  const matters = mattersOf(view)
  return { shown: matters.slice(0, ROOM_FOR), total: matters.length }
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
        {shown.map(({ worst, others }) => (
          <AttentionEntry
            key={`${worst.kind} ${worst.unit} ${worst.indicator}`}
            item={worst}
            others={others}
            view={view}
          />
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

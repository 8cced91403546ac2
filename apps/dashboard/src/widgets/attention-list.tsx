import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import { AttentionEntry } from './attention-entry.tsx'
import { type Exception, exceptionsOf, keyOf } from './exceptions.ts'
import { defineWidget, type WallView } from './widget.tsx'

const ROOM_FOR = 6

interface Attention {
  readonly shown: readonly Exception[]
  readonly total: number
}

/** As many of the exceptions as the wall has room for. */
export function attentionOf(view: WallView): Attention {
  const all = exceptionsOf(view)
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
        {shown.map((exception) => (
          <AttentionEntry key={keyOf(exception)} exception={exception} view={view} />
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

import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import type { WallView } from '../widgets/widget.tsx'
import { firstReadingLines } from './first-reading-lines.ts'

const BLOCK = 'mb-3 rounded-sm bg-raised p-3 font-mono text-label leading-relaxed break-words whitespace-pre-wrap'

/** In place of what needs attention while nobody has reported: how the first reading is sent. */
export function FirstReading({ view }: { view: WallView }) {
  const text = useText()
  const units = [...view.children, view.scope]
  const lines = firstReadingLines(view.catalogue, units, view.now, globalThis.location.origin)
  return (
    <Card title={text.t('state.emptyTitle')} className="h-full">
      <p className="py-3 text-label">{text.t('state.empty')}</p>
      <pre className={BLOCK}>{lines.key}</pre>
      <pre className={BLOCK}>{lines.send}</pre>
    </Card>
  )
}

import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'
import type { WallView } from '../widgets/widget.tsx'

/** In place of what needs attention while nobody has reported: how the first reading is sent. */
export function FirstReading({ view }: { view: WallView }) {
  const text = useText()
  const measure = [...view.catalogue.measures.values()][0]?.id ?? '…'
  const unit = view.children[0]?.code ?? view.scope.code
  const lines = [
    'npm run ioc -- source add <id> \\',
    `  --measures '${measure.split('.')[0]}.*' --units '*'`,
    '',
    `curl ${globalThis.location.origin}/api/v1/readings \\`,
    "  -H 'authorization: Bearer <key>' \\",
    "  -H 'content-type: application/json' \\",
    `  -d '[{"measure": "${measure}",`,
    `        "unit": "${unit}", …}]'`,
  ]
  return (
    <Card title={text.t('state.emptyTitle')} className="h-full">
      <p className="py-3 text-label">{text.t('state.empty')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <pre tabIndex={0} className="overflow-x-auto rounded-sm bg-raised p-3 text-label leading-relaxed">
        {lines.join('\n')}
      </pre>
    </Card>
  )
}

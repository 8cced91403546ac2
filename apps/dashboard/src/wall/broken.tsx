import { useText } from '../i18n/text.tsx'
import { Card } from '../ui/card.tsx'

/** In place of a part that could not be drawn; the others go on. */
export function Broken() {
  const text = useText()
  return (
    <Card title={text.t('state.brokenTitle')} className="h-full">
      <p className="text-label text-text-2">{text.t('state.broken')}</p>
    </Card>
  )
}

import type { ScreenRecord, WireCatalogue } from '@ioc/contract'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { changesBetween } from './changes.ts'
import { useScreensText } from './messages.ts'

/** What somebody else changed meanwhile, and whose words shall stand. */
export function Conflict({
  base,
  record,
  catalogue,
  takeTheirs,
  keepMine,
}: {
  readonly base: ScreenRecord
  readonly record: ScreenRecord
  readonly catalogue: WireCatalogue
  readonly takeTheirs: () => void
  readonly keepMine: () => void
}) {
  const text = useScreensText()
  const buttons = (
    <div className="flex flex-wrap gap-3">
      <Button onPress={takeTheirs}>{text.say('conflict.take')}</Button>
      <Button onPress={keepMine}>{text.say('conflict.keep')}</Button>
    </div>
  )
  return (
    <Notice tone="watch" aside={buttons}>
      <p>{text.say('conflict.changed')}</p>
      <ul className="list-disc pl-6">
        {changesBetween(base, record, catalogue, text).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}

import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useScreensText } from './messages.ts'
import type { useRemoving } from './use-removing.ts'

/** What was taken away, and the way back. */
export function Removed({ removing }: { readonly removing: ReturnType<typeof useRemoving> }) {
  const { say } = useScreensText()
  const { removed, restored, busy, failed, undo } = removing
  if (failed) return <Notice tone="off">{say('removed.failed')}</Notice>
  if (removed) {
    const back = (
      <Button busy={busy} onPress={() => undo(removed)}>
        {say('do.undo')}
      </Button>
    )
    return <Notice aside={back}>{say('removed.says', { screen: removed.name })}</Notice>
  }
  return restored && <Notice tone="ok">{say('removed.undone', { screen: restored.name })}</Notice>
}

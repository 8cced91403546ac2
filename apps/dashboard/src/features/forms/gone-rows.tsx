import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Entries, Entry } from './entries.ts'
import type { Line } from './lines.ts'
import { useFormsText } from './messages.ts'

/** What a draft still holds although this week's form no longer asks for it: said, and never dropped silently. */
export function GoneRows({
  entries,
  lines,
  nameOf,
  drop,
}: {
  readonly entries: Entries
  readonly lines: readonly Line[]
  readonly nameOf: (key: string) => string
  readonly drop: (key: string, entry: Entry) => void
}) {
  const { say, lang } = useFormsText()
  const asked = new Set(lines.map(({ key }) => key))
  const gone = Object.entries(entries).filter(([key]) => !asked.has(key))
  if (gone.length === 0) return null
  const rows = gone.map(([key, { text, note }]) => `${nameOf(key)} = ${text || note}`).join('; ')
  const forget = () => {
    for (const [key] of gone) drop(key, { text: '', lang, note: '' })
  }
  return (
    <Notice tone="watch" aside={<Button onPress={forget}>{say('draft.drop')}</Button>}>
      {say('draft.gone', { rows })}
    </Notice>
  )
}

import type { ImportState } from '@ioc/contract'
import { useState } from 'react'
import { useNews } from '../../data/use-news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { PageProps } from '../page-props.ts'
import { Earlier } from './earlier.tsx'
import { ImportView } from './import-view.tsx'
import { useImportsText } from './messages.ts'
import { SendFile } from './send-file.tsx'

/** Files on their way in: one is sent, looked at and stored, or sent again corrected; earlier ones stand below. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useImportsText()
  const [opened, open] = useState<string | null>(null)
  const [cancelled, setCancelled] = useState(false)
  useNews('imports')
  const show = (id: string | null) => {
    setCancelled(false)
    open(id)
  }
  return (
    <>
      <p className="max-w-[70ch] text-text-2">{say('page.lead')}</p>
      <Section title={say('send.title')}>
        <SendFile id={null} label={say('send.label')} onSent={({ id }: ImportState) => show(id)} />
      </Section>
      {cancelled && <Notice>{say('act.cancelled')}</Notice>}
      {opened !== null && (
        <ImportView
          key={opened}
          id={opened}
          source={source}
          catalogue={catalogue}
          close={() => show(null)}
          onCancelled={() => {
            show(null)
            setCancelled(true)
          }}
        />
      )}
      <Earlier source={source} opened={opened} open={show} />
    </>
  )
}

import type { ImportState } from '@ioc/contract'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { PageProps } from '../page-props.ts'
import { Earlier } from './earlier.tsx'
import { ImportView } from './import-view.tsx'
import { useImportsText } from './messages.ts'
import { SendFile } from './send-file.tsx'
import { TemplateSection } from './template-section.tsx'

/** Files on their way in: one is sent, looked at and stored, or sent again corrected; earlier ones stand below. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useImportsText()
  const { opened, open } = useOpened()
  const [cancelled, setCancelled] = useState(false)
  const show = (id: string | null) => {
    setCancelled(false)
    open(id)
  }
  const forget = () => {
    open(null, { replace: true })
    setCancelled(true)
  }
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('page.title')}</h1>
        <p className="max-w-[70ch] text-text-2">{say('page.lead')}</p>
      </header>
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
          onCancelled={forget}
        />
      )}
      <TemplateSection source={source} catalogue={catalogue} />
      <Earlier source={source} opened={opened} open={show} />
    </>
  )
}

/** The import that is looked at stands in the address, so that a reload keeps it and going back leaves it. */
function useOpened() {
  const [address, setAddress] = useSearchParams()
  return {
    opened: address.get('import'),
    open(id: string | null, how: { readonly replace?: boolean } = {}) {
      setAddress((before) => {
        const after = new URLSearchParams(before)
        if (id === null) after.delete('import')
        else after.set('import', id)
        return after
      }, how)
    },
  }
}

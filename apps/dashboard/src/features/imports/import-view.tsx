import type { ImportState } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useImportsText } from './messages.ts'
import { Preview } from './preview.tsx'
import { importQuery } from './queries.ts'
import { Reading } from './reading.tsx'
import { Receipt } from './receipt.tsx'

/** One file: being read, to be decided on, or stored. */
export function ImportView({
  id,
  close,
  onCancelled,
  ...page
}: PageProps & { readonly id: string; readonly close: () => void; readonly onCancelled: () => void }) {
  const { say } = useImportsText()
  const query = useQuery(importQuery(page.source, id))
  const body = (state: ImportState) => {
    if (state.state === 'reading' || state.state === 'storing') {
      return <Reading state={state} onCancelled={onCancelled} />
    }
    if (state.receipt !== null) return <Receipt state={state} receipt={state.receipt} catalogue={page.catalogue} />
    return <Preview state={state} onCancelled={onCancelled} {...page} />
  }
  return (
    <div data-import={id} className="contents">
      <Section
        title={query.data?.name ?? say('import.loading')}
        aside={<Button onPress={close}>{say('import.close')}</Button>}
      >
        <Fetched query={query} loading={say('import.loading')} failed={say('import.failed')}>
          {body}
        </Fetched>
      </Section>
    </div>
  )
}

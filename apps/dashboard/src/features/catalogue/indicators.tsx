import type { WireCatalogue } from '@ioc/contract'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useDistrict } from '../use-district.ts'
import { Count } from './count.tsx'
import { Entry } from './entry.tsx'
import { found } from './entries.ts'
import { useCatalogueText } from './messages.ts'

/** Every indicator by component, with what it is now. */
export function Indicators({ catalogue, words }: { readonly catalogue: WireCatalogue; readonly words: string }) {
  const { say, pick } = useCatalogueText()
  const { view, tries } = useDistrict(catalogue)
  const groups = found(catalogue, words)
  return (
    <>
      <Count count={groups.reduce((sum, { indicators }) => sum + indicators.length, 0)} />
      {view === null &&
        (tries > 0 ? <Notice tone="watch">{say('failed')}</Notice> : <Waiting>{say('loading')}</Waiting>)}
      {groups.map(({ component, indicators }) => (
        <Section key={component.id} title={pick(component.name)}>
          <ul className="grid min-w-0 gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {indicators.map((indicator) => (
              <Entry key={indicator.id} indicator={indicator} wire={catalogue} view={view} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

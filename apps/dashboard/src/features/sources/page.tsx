import type { PageProps } from '../page-props.ts'
import { LateSection } from './late-section.tsx'
import { useSourcesText } from './messages.ts'
import { SourcesSection } from './sources-section.tsx'

/** Who delivers and who does not: every source with what was refused, and the units an operator has to chase. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useSourcesText()
  return (
    <>
      <p className="text-text-2">{say('page.lead')}</p>
      <SourcesSection source={source} catalogue={catalogue} />
      <LateSection source={source} catalogue={catalogue} />
    </>
  )
}

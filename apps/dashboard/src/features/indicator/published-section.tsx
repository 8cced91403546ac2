import { publishedOf } from '@ioc/metrics'
import { Section } from '../../ui/section.tsx'
import { valueWords } from '../../widgets/cell-words.ts'
import { usePublishedText } from '../../widgets/published/messages.ts'
import { PublishedList } from '../../widgets/published/published-list.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import type { Shown } from './shown.ts'

/** What others published of the indicator for this unit, beside what is counted here; nothing where nothing was. */
export function PublishedSection({ shown, view }: { readonly shown: Shown; readonly view: DistrictView | null }) {
  const text = usePublishedText()
  const { catalogue, indicator, unit } = shown
  const figures = publishedOf(catalogue.published, indicator.id, unit.code)
  if (figures.length === 0) return null
  const value = view?.cellOf(indicator.id, unit.code)?.value ?? null
  return (
    <Section title={text.say('title')}>
      <PublishedList figures={figures} ours={value === null ? '–' : valueWords(text, catalogue, indicator, value)} />
    </Section>
  )
}

import type { WireCatalogue } from '@ioc/contract'
import type { PublishedFigure } from '@ioc/metrics'
import { isFound } from '../../i18n/plain.ts'
import { Section } from '../../ui/section.tsx'
import { PublishedList } from '../../widgets/published/published-list.tsx'
import { Count } from './count.tsx'
import { useCatalogueText } from './messages.ts'

/** Published figures that hold every word in what they say, speak of or stand in. */
export function foundPublished(figures: readonly PublishedFigure[], words: string): readonly PublishedFigure[] {
  return figures.filter(({ id, about, text, indicators, publication }) =>
    isFound(words, [
      id,
      ...Object.values(about),
      ...Object.values(text),
      ...indicators,
      ...Object.values(publication.publisher),
      publication.title ?? '',
    ]),
  )
}

/** Every figure that was published of the district. */
export function Published({ catalogue, words }: { readonly catalogue: WireCatalogue; readonly words: string }) {
  const { say } = useCatalogueText()
  const found = foundPublished(catalogue.published ?? [], words)
  return (
    <>
      <Count count={found.length} />
      <Section title={say('tab.published')}>
        <PublishedList figures={found} />
      </Section>
    </>
  )
}

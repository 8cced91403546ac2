import { type Indicator, publishedOf } from '@ioc/metrics'
import type { WallView } from '../widget.tsx'
import { usePublishedText } from './messages.ts'
import { publishedValues } from './words.ts'

interface Of {
  readonly view: Pick<WallView, 'catalogue' | 'scope'>
  readonly indicator: Indicator
}

/** The latest figure that was published of an indicator of the unit a wall is about. */
export const latestPublished = ({ view: { catalogue, scope }, indicator }: Of) =>
  publishedOf(catalogue.published, indicator.id, scope.code)[0]

/** Something was published of this: a printed sheet. Nothing where it was not. */
export function PublishedMark({ view, indicator }: Of) {
  const text = usePublishedText()
  const figure = latestPublished({ view, indicator })
  if (figure === undefined) return null
  const values = publishedValues(text, figure)
  return (
    <span className="flex shrink-0 items-center gap-1 text-label text-text-2" data-published={figure.id}>
      <svg
        viewBox="0 0 24 24"
        role="img"
        aria-label={text.say('spoken', values)}
        className="inline-block size-[0.95em] shrink-0"
      >
        <path d="M5 2.5h14v19H5Z" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinejoin="round" />
        <path d="M8.5 7.5h7M8.5 12h7M8.5 16.5h4" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      <span aria-hidden>{values.year}</span>
    </span>
  )
}

/** The figure as published, with who published it: `hơn 11,5 tỷ đồng · Báo Quảng Nam`. */
export function PublishedLine({ view, indicator }: Of) {
  const text = usePublishedText()
  const figure = latestPublished({ view, indicator })
  if (figure === undefined) return null
  return <>{`${text.pick(figure.text)} · ${text.pick(figure.publication.publisher)}`}</>
}

/** The same on two short lines, for the room above a sparkline. */
export function PublishedLines({ view, indicator }: Of) {
  const text = usePublishedText()
  const figure = latestPublished({ view, indicator })
  if (figure === undefined) return null
  return (
    <p className="mb-1.5 text-label leading-tight text-text-2">
      <span className="block truncate">{text.pick(figure.text)}</span>
      <span className="block truncate">{text.pick(figure.publication.publisher)}</span>
    </p>
  )
}

/** As a sentence, where there is room for one: `đã công bố: trên 95 % (Báo Quảng Nam, 2024)`. */
export function PublishedSentence({ view, indicator }: Of) {
  const text = usePublishedText()
  const figure = latestPublished({ view, indicator })
  if (figure === undefined) return null
  return <p className="truncate text-label text-text-2">{text.say('spoken', publishedValues(text, figure))}</p>
}

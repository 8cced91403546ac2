import { formatDay, type PublishedFigure } from '@ioc/metrics'
import { inDigits } from '../../i18n/digits.ts'
import type { PublishedText } from './messages.ts'

/** A figure with who published it and in which year, as its message has them: `{text} ({publisher}, {year})`. */
export function publishedValues(text: PublishedText, { text: said, publication }: PublishedFigure) {
  return {
    text: text.pick(said),
    publisher: text.pick(publication.publisher),
    year: inDigits(text.lang, formatDay(publication.published).slice(0, 4)),
  }
}

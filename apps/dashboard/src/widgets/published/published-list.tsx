import type { PublishedFigure } from '@ioc/metrics'
import { inDigits } from '../../i18n/digits.ts'
import { type PublishedText, usePublishedText } from './messages.ts'

/** What was published, each figure with where, when and how sure that is; `ours` is what the centre counts of the same. */
export function PublishedList({
  figures,
  ours,
}: {
  readonly figures: readonly PublishedFigure[]
  readonly ours?: string | undefined
}) {
  const text = usePublishedText()
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="max-w-[80ch] text-text-2">{text.say('lead')}</p>
      <ul className="flex min-w-0 flex-col gap-3">
        {figures.map((figure) => (
          <Figure key={figure.id} figure={figure} ours={ours} />
        ))}
      </ul>
    </div>
  )
}

function Figure({ figure, ours }: { readonly figure: PublishedFigure; readonly ours: string | undefined }) {
  const text = usePublishedText()
  const { publication } = figure
  const facts: readonly (readonly [string, string])[] = [
    ...(ours === undefined ? [] : [[text.say('ours'), ours] as const]),
    [text.say('of'), text.pick(figure.about)],
    [text.say('relation'), relationWords(text, figure)],
    [text.say('period'), inDigits(text.lang, figure.period)],
    [text.say('where'), whereWords(text, figure)],
    [text.say('confidence'), text.say(`confidence.${figure.confidence}`)],
  ]
  return (
    <li data-published={figure.id} className="min-w-0 rounded-card bg-card px-5 py-4">
      <p className="text-name font-semibold">{text.pick(figure.text)}</p>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {facts.map(([term, said]) => (
          <div key={term} className="contents">
            <dt className="text-text-2">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">{said}</dd>
          </div>
        ))}
      </dl>
      {publication.url !== null && <p className="wrap-anywhere text-text-2">{publication.url}</p>}
    </li>
  )
}

/** How it is said; a share whose denominator nobody stated says so. */
function relationWords({ say, pick }: PublishedText, { relation, denominator, text }: PublishedFigure): string {
  const said = say(`relation.${relation}`)
  return denominator === null && pick(text).includes('%') ? `${said}; ${say('bare')}` : said
}

function whereWords(text: PublishedText, { publication: { publisher, title, dated } }: PublishedFigure): string {
  const values = { publisher: text.pick(publisher), dated: text.pick(dated) }
  return title === null ? text.say('untitled', values) : text.say('titled', { ...values, title })
}

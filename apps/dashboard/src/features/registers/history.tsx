import type { RecordHistory } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { sourcesHealthQuery } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import { fieldWords } from './field-words.ts'
import { type RegistersText, useRegistersText } from './messages.ts'
import { historyQuery } from './queries.ts'
import type { Shown } from './shown.ts'

type Revision = RecordHistory[number]

/** Every state of a record, the newest first: when, from whom, what changed, and why. */
export function History({ shown, recordKey }: { readonly shown: Shown; readonly recordKey: string }) {
  const { say } = useRegistersText()
  const query = useQuery(historyQuery(shown.source, shown.register.id, recordKey))
  return (
    <Section title={say('history')}>
      <Fetched query={query} loading={say('historyLoading')} failed={say('failed')}>
        {(revisions) => (
          <ol className="flex min-w-0 flex-col gap-3">
            {revisions.toReversed().map((revision, nth) => (
              <One
                key={revision.revision}
                shown={shown}
                revision={revision}
                before={revisions[revisions.length - 2 - nth]}
              />
            ))}
          </ol>
        )}
      </Fetched>
    </Section>
  )
}

function One({
  shown,
  revision,
  before,
}: {
  readonly shown: Shown
  readonly revision: Revision
  readonly before: Revision | undefined
}) {
  const text = useRegistersText()
  const { data: health } = useQuery(sourcesHealthQuery(shown.source))
  const name = health?.sources.find(({ id }) => id === revision.source)?.name ?? revision.source
  const facts: readonly (readonly [string, string])[] = [
    [text.say('when'), text.stamp(Date.parse(revision.receivedAt))],
    [text.say('holds'), text.stamp(Date.parse(revision.at))],
    [text.say('who'), name],
    ...(revision.reason === null ? [] : [[text.say('why'), revision.reason] as const]),
  ]
  return (
    <li data-revision={revision.revision} className="min-w-0 rounded-card bg-card px-5 py-3">
      <ul className="font-semibold">
        {changesOf(text, shown, revision, before).map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4">
        {facts.map(([term, said]) => (
          <div key={term} className="contents">
            <dt className="text-text-2">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">{said}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** What a revision changed, field by field. */
function changesOf(
  text: RegistersText,
  { catalogue, register }: Shown,
  { fields }: Revision,
  before: Revision | undefined,
): string[] {
  if (fields === null) return [text.say('removed')]
  const was = before?.fields
  if (was === null || was === undefined) return [text.say('begun')]
  const words = (field: (typeof register.fields)[number], of: NonNullable<Revision['fields']>) =>
    of[field.id] === undefined ? text.say('empty') : fieldWords(text, catalogue, field, of[field.id])
  const lines = register.fields
    .filter(({ id }) => was[id] !== fields[id])
    .map((field) =>
      text.say('change', { field: text.pick(field.name), was: words(field, was), is: words(field, fields) }),
    )
  return lines.length === 0 ? [text.say('nothing')] : lines
}

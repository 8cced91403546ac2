import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { distanceOf } from '../../widgets/cell-words.ts'
import { figureWords } from '../../widgets/figure-words.ts'
import { type IndicatorText, useIndicatorText } from './messages.ts'
import { thenQuery } from './queries.ts'
import { restated, restatedUnits } from './restated.ts'
import { dayIn, scopeOf, type Shown } from './shown.ts'

/** That one looks at the past, how what was published then differs from what is known now, and the way back. */
export function Past({ shown }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  const { asked, change, at } = shown
  const said = text.say('past', {
    asOf: text.stamp(at),
    known: asked.knownAt === null ? 'now' : 'then',
    knownAt: asked.knownAt === null ? '' : text.stamp(asked.knownAt),
  })
  const isPublished = asked.knownAt === at
  return (
    <Notice
      tone="watch"
      aside={
        <div className="flex flex-wrap gap-2">
          {!isPublished && (
            <Button onPress={() => change({ asOf: String(at), knownAt: String(at) })}>{text.say('asPublished')}</Button>
          )}
          {asked.knownAt !== null && (
            <Button onPress={() => change({ asOf: String(at), knownAt: null })}>{text.say('asKnown')}</Button>
          )}
          <Button tone="main" onPress={() => change({ asOf: null, knownAt: null, to: null })}>
            {text.say('toNow')}
          </Button>
        </div>
      }
    >
      <p className="font-semibold">{said}</p>
      <Difference shown={shown} />
    </Notice>
  )
}

/** As published then against as known now, in a sentence. */
function Difference({ shown }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  const { source, catalogue, unit, at, indicator } = shown
  const scope = scopeOf(catalogue, unit, dayIn(catalogue, at))
  const was = useQuery(thenQuery(source, scope, { asOf: at, knownAt: at })).data?.cells
  const now = useQuery(thenQuery(source, scope, { asOf: at, knownAt: null })).data?.cells
  if (was === undefined || now === undefined) return <Waiting>{text.say('restated.loading')}</Waiting>
  const valueIn = (cells: typeof was) =>
    cells.find((cell) => cell.unit === unit.code && cell.indicator === indicator.id)?.value ?? null
  const of = (cells: typeof was) => (scope === unit.code ? cells.filter((cell) => cell.unit !== scope) : [])
  const units = restatedUnits(of(was), of(now), indicator.id, indicator.digits)
  return (
    <p>
      {differenceWords(text, shown, valueIn(was), valueIn(now))}{' '}
      {scope === unit.code && text.say('restated.units', { count: units })}
    </p>
  )
}

function differenceWords(
  text: IndicatorText,
  { catalogue, indicator }: Shown,
  before: number | null,
  after: number | null,
): string {
  const told = restated(before, after, indicator.digits)
  const words = (value: number | null) => figureWords(text, catalogue, indicator, value)
  if (told.kind === 'none') return text.say('restated.none')
  const difference =
    told.kind === 'changed'
      ? `${told.now > told.was ? '+' : '-'}${distanceOf(text, catalogue, indicator, told.now - told.was)}`
      : ''
  return text.say(`restated.${told.kind}`, { was: words(before), now: words(after), difference })
}

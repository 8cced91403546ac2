import type { IndexGroup, Term } from '@ioc/metrics'
import { Link } from 'react-router'
import { unitWord, windowOf } from '../../widgets/cell-words.ts'
import { useIndicatorText } from './messages.ts'
import type { Shown } from './shown.ts'

/** The formula in words and in parts, each with the measure's name and its sign. */
export function Formula({ shown }: { readonly shown: Shown }) {
  const text = useIndicatorText()
  const { catalogue, indicator } = shown
  const window = windowOf(text, catalogue, indicator)
  if (indicator.kind === 'index') {
    return (
      <div className="flex flex-col gap-2 rounded-card bg-card px-5 py-4">
        <p>{`${text.say('formula')}: ${text.say('formula.index')}`}</p>
        {indicator.groups.map((group) => (
          <Group key={group.id} group={group} shown={shown} />
        ))}
      </div>
    )
  }
  const ratio = indicator.kind === 'ratio' ? indicator : null
  const said =
    ratio === null
      ? text.say('formula.sum', { window })
      : text.say(ratio.scale === 1 ? 'formula.average' : 'formula.ratio', { scale: ratio.scale, window })
  return (
    <div className="flex flex-col gap-2 rounded-card bg-card px-5 py-4">
      <p>{`${text.say('formula')}: ${said}`}</p>
      <Terms title={ratio === null ? null : text.say('numerator')} terms={indicator.numerator} shown={shown} />
      {ratio !== null && (
        <div className="border-t-2 border-line pt-2">
          <Terms title={text.say('denominator')} terms={ratio.denominator} shown={shown} />
        </div>
      )}
    </div>
  )
}

function Terms({
  title,
  terms,
  shown: { catalogue },
}: {
  readonly title: string | null
  readonly terms: readonly Term[]
  readonly shown: Shown
}) {
  const text = useIndicatorText()
  return (
    <ul aria-label={title ?? text.say('formula')}>
      {terms.map(({ measure: id, sign }, at) => {
        const measure = catalogue.measures.get(id)
        const joined = sign === -1 ? text.say('minus') : at > 0 ? text.say('plus') : ''
        return (
          <li key={`${id} ${sign}`} className="flex flex-wrap items-baseline gap-x-2">
            {joined !== '' && <strong>{joined}</strong>}
            <span>{measure === undefined ? id : text.pick(measure.name)}</span>
            {measure !== undefined && (
              <span className="text-text-2">({unitWord(text, catalogue, measure.countable)})</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Group({ group, shown: { catalogue } }: { readonly group: IndexGroup; readonly shown: Shown }) {
  const text = useIndicatorText()
  const number = (value: number | null) => (value === null ? '?' : text.gap(value, 2))
  return (
    <details>
      <summary className="cursor-pointer rounded-sm">
        {text.pick(group.name)} <span className="text-text-2">· {number(group.max)}</span>
      </summary>
      <ul className="pl-5">
        {group.items.map((item) => {
          const rate = catalogue.indicators.get(item.indicator ?? '')
          const facts = `${text.say('points')} ${number(item.max)} · ${text.say('threshold')} ${number(item.threshold)}`
          return (
            <li key={item.name.vi} className="py-0.5">
              {rate === undefined ? (
                text.pick(item.name)
              ) : (
                <Link to={`/indicators/${encodeURIComponent(rate.id)}`} className="underline underline-offset-4">
                  {text.pick(item.name)}
                </Link>
              )}{' '}
              <span className="text-text-2">{facts}</span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

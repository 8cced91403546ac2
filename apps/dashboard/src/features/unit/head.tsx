import { headline, type Unit } from '@ioc/metrics'
import type { KeyboardEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { peerUnits } from '../../widgets/peer-units.ts'
import type { DistrictView } from '../../widgets/view.ts'
import { type About, unitPath } from './about.ts'
import { useUnitText } from './messages.ts'

const LINK = 'underline underline-offset-4'

/** Whose page it is, how the unit stands in one sentence, and the way to the others. */
export function Head({ about, view }: { readonly about: About; readonly view: DistrictView | null }) {
  const text = useUnitText()
  const { unit, around, catalogue } = about
  const { parent, children } = around
  const sentence =
    view === null
      ? ''
      : headline(catalogue, view.snapshot, text.lang)
          .map((part) => part.text)
          .join('')
  return (
    <header className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <div className="min-w-0">
          {parent !== undefined && (
            <p>
              <Link to={unitPath(parent.code)} className={`${LINK} text-text-2`}>
                {text.say('up', { unit: text.pick(parent.name) })}
              </Link>
            </p>
          )}
          <h1 className="text-lead font-semibold">{text.pick(unit.name)}</h1>
          {unit.population !== undefined && <p className="text-text-2">{text.say('people', { ...unit.population })}</p>}
        </div>
        <Steps about={about} />
        <Link to={`/forms/${encodeURIComponent(unit.code)}`} className={LINK}>
          {text.say('toForm')}
        </Link>
      </div>
      <p className="max-w-[80rem] text-name">{sentence}</p>
      {children.length > 0 && <Below of={children} />}
    </header>
  )
}

/** The units under it: places first, offices folded away behind them. */
function Below({ of }: { readonly of: readonly Unit[] }) {
  const text = useUnitText()
  const places = peerUnits({ children: of })
  const others = of.filter((unit) => !places.includes(unit))
  return (
    <nav aria-label={text.say('below')} className="flex flex-col gap-1">
      <Links to={places} />
      {others.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-text-2">
            {text.say('below.more', { count: others.length })}
          </summary>
          <Links to={others} />
        </details>
      )}
    </nav>
  )
}

function Links({ to }: { readonly to: readonly Unit[] }) {
  const text = useUnitText()
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {to.map(({ code, name }) => (
        <li key={code}>
          <Link to={unitPath(code)} className={LINK}>
            {text.pick(name)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** To the unit before and after, round in a ring; with the focus here the arrow keys step, and the focus stays. */
function Steps({ about: { around } }: { readonly about: About }) {
  const text = useUnitText()
  const go = useNavigate()
  const { before, after, parent } = around
  if (before === undefined || after === undefined) return null
  const step = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const to = { ArrowLeft: before, ArrowRight: after, ArrowUp: parent }[event.key]
    if (to === undefined) return
    event.preventDefault()
    void go(unitPath(to.code), { replace: true })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- keys of the links within
    <nav aria-label={text.say('steps')} title={text.say('steps.hint')} onKeyDown={step} className="flex gap-2">
      {[before, after].map((unit, at) => (
        <Link
          key={at === 0 ? 'before' : 'after'}
          to={unitPath(unit.code)}
          rel={at === 0 ? 'prev' : 'next'}
          aria-keyshortcuts={at === 0 ? 'ArrowLeft' : 'ArrowRight'}
          className="rounded-sm border border-line bg-raised px-4 py-2 hover:border-text-2"
        >
          {at === 0 && <span aria-hidden>← </span>}
          {text.pick(unit.name)}
          {at === 1 && <span aria-hidden> →</span>}
        </Link>
      ))}
    </nav>
  )
}

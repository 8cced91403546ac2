import { Link } from 'react-router'
import { Sparkline } from '../../charts/sparkline.tsx'
import { Section } from '../../ui/section.tsx'
import { PencilMark, StaleMark, StatusMark } from '../../ui/status-mark.tsx'
import { markOf, paceOf, partsOf, targetOf, whyOf } from '../../widgets/cell-words.ts'
import { TrendTable } from '../../widgets/trend-table.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { ProvedFigure } from '../../widgets/figure.tsx'
import { type About, indicatorPath } from './about.ts'
import { useUnitText } from './messages.ts'
import { type ComponentScore, type Scored, scorecard } from './scorecard.ts'

/** Others seen at once; of more the rest unfolds. */
const SEEN = 6

interface Part {
  readonly about: About
  readonly view: DistrictView
}

/** The six components: what each leads with, then the others, what needs somebody first. */
export function ScorecardSection({ about, view }: Part) {
  const text = useUnitText()
  const scores = scorecard(about.catalogue, (indicator) => view.cellOf(indicator, about.unit.code))
  return (
    <Section title={text.say('scorecard')}>
      <ul className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 md:grid-cols-2 xl:grid-cols-3">
        {scores.map((score) => (
          <li
            key={score.component.id}
            data-component={score.component.id}
            className="min-w-0 rounded-card bg-card px-5 py-4"
          >
            <Score about={about} view={view} score={score} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Score({ about, view, score }: Part & { readonly score: ComponentScore }) {
  const text = useUnitText()
  const { component, main, others, onTarget, judged } = score
  const [seen, folded] = [others.slice(0, SEEN), others.slice(SEEN)]
  return (
    <>
      <header className="flex items-baseline justify-between gap-4 text-text-2">
        <h3>{text.pick(component.name)}</h3>
        {judged > 0 && <span className="shrink-0">{text.say('onTarget', { onTarget, judged })}</span>}
      </header>
      {main === null ? (
        <p className="py-2 text-text-2">{text.say('nothingHere')}</p>
      ) : (
        <Main about={about} view={view} of={main} />
      )}
      <Rows about={about} of={seen} />
      {folded.length > 0 && (
        <details>
          <summary className="cursor-pointer rounded-sm py-1.5 text-text-2">
            {text.say('others', { count: folded.length })}
          </summary>
          <Rows about={about} of={folded} />
        </details>
      )}
    </>
  )
}

function Main({ about, view, of: { indicator, cell } }: Part & { readonly of: Scored }) {
  const text = useUnitText()
  const { catalogue, unit } = about
  const facts = [
    partsOf(text, catalogue, indicator, cell),
    targetOf(text, catalogue, indicator, cell),
    paceOf(text, catalogue, indicator, cell),
  ].filter((fact) => fact !== null)
  const why = whyOf(text, catalogue, cell)
  return (
    <div className="flex flex-col gap-1 pt-1 pb-3">
      <p className="flex items-baseline gap-2">
        <StatusMark
          mark={markOf(indicator, cell)}
          label={text.t(`status.${markOf(indicator, cell)}`)}
          className="self-center"
        />
        <Link to={indicatorPath(indicator.id, unit.code)} className="min-w-0 text-name font-semibold hover:underline">
          {text.pick(indicator.short)}
        </Link>
      </p>
      <div className="flex items-end gap-4">
        <ProvedFigure
          catalogue={catalogue}
          indicator={indicator}
          unit={unit}
          value={cell.value}
          cell={cell}
          wraps
          className="text-figure font-semibold"
        />
        {cell.value !== null && (
          <Sparkline values={cell.trend} target={cell.target} className="mb-1 h-[3.2rem] min-w-0 flex-1" />
        )}
      </div>
      {why !== null && <p className="text-text-2">{why}</p>}
      <p className="text-text-2">{facts.join(' · ')}</p>
      <TrendTable indicator={indicator} cell={cell} view={view} />
    </div>
  )
}

function Rows({ about, of }: { readonly about: About; readonly of: readonly Scored[] }) {
  const text = useUnitText()
  const { catalogue, unit } = about
  return (
    <ul className="empty:hidden">
      {of.map(({ indicator, cell }) => {
        const mark = markOf(indicator, cell)
        const { state } = cell.freshness
        return (
          <li key={indicator.id} className="flex items-baseline gap-2 border-t border-rule py-1.5">
            <StatusMark mark={mark} label={text.t(`status.${mark}`)} className="self-center" />
            <span className="min-w-0 flex-1">
              <Link to={indicatorPath(indicator.id, unit.code)} className="hover:underline">
                {text.pick(indicator.short)}
              </Link>
              {cell.target !== null && (
                <span className="text-text-2"> · {targetOf(text, catalogue, indicator, cell)}</span>
              )}
            </span>
            {(state === 'late' || state === 'missing') && <StaleMark label={text.t(`freshness.${state}`)} />}
            {cell.provenance.byHand && <PencilMark label={text.t('mark.byHand')} />}
            <ProvedFigure
              catalogue={catalogue}
              indicator={indicator}
              unit={unit}
              value={cell.value}
              cell={cell}
              className="font-semibold"
            />
          </li>
        )
      })}
    </ul>
  )
}

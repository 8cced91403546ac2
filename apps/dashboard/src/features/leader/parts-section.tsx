import { Sparkline } from '../../charts/sparkline.tsx'
import { Section } from '../../ui/section.tsx'
import { type Mark, StatusMark } from '../../ui/status-mark.tsx'
import { markOf } from '../../widgets/cell-words.ts'
import { type ComponentCard, componentCards } from '../../widgets/component-cards.tsx'
import { TrendTable } from '../../widgets/trend-table.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { Figure } from '../../widgets/figure.tsx'
import { IndicatorLink } from './links.tsx'
import { useLeaderText } from './messages.ts'

/** The components at a glance: how each stands, by the indicator that stands for it. */
export function PartsSection({ view }: { readonly view: DistrictView }) {
  const text = useLeaderText()
  return (
    <Section title={text.say('parts.title')}>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        {componentCards(view).map((card) => (
          <PartCard key={card.component.id} view={view} card={card} />
        ))}
      </ul>
    </Section>
  )
}

function PartCard({ view, card }: { readonly view: DistrictView; readonly card: ComponentCard }) {
  const text = useLeaderText()
  const { component, state, lead, cell } = card
  const mark: Mark = state?.status ?? (lead === undefined ? 'no-data' : markOf(lead, cell))
  return (
    <li data-component={component.id} className="flex min-w-0 flex-col gap-1 rounded-card bg-card px-4 py-3">
      <h3 className="flex gap-2 font-semibold">
        <StatusMark mark={mark} label={text.t(`status.${mark}`)} className="mt-[0.25em]" />
        <span className="min-w-0">{text.pick(component.name)}</span>
      </h3>
      {lead !== undefined && cell !== undefined && (
        <>
          <div className="mt-auto flex items-end gap-3">
            <Figure
              view={view}
              indicator={lead}
              unit={cell.unit}
              value={cell.value}
              cell={cell}
              className="text-lead font-semibold"
            />
            <Sparkline values={cell.trend} target={cell.target} className="mb-1 h-7 min-w-0 flex-1" />
            <TrendTable indicator={lead} cell={cell} view={view} />
          </div>
          <p className="text-text-2">
            <IndicatorLink indicator={lead} />
          </p>
        </>
      )}
      {state !== undefined && state.counted > 0 && (
        <p className="text-text-2">
          {text.say('parts.onTarget', { onTarget: state.onTarget, counted: state.counted })}
        </p>
      )}
    </li>
  )
}

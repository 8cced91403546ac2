import type { SourceHealth } from '@ioc/contract'
import type { WallView } from '../../../widgets/widget.tsx'
import type { SourcesText } from './messages.ts'
import { type Owed, owedOf, pullFailure, sourceFacts } from './owed.ts'

/** Components named of what a unit owes; of more only the number is told. */
const NAMED = 2

/** `từ 20/11 (4 ngày)`. */
export function sinceWords(text: SourcesText, { since }: Pick<Owed, 'since'>, now: number): string {
  if (since === null) return text.say('never')
  return text.say('since', { when: text.moment(since, now), age: text.age(now - since) })
}

/** What the unit or register is called. */
export function nameOf(text: SourcesText, view: WallView, { kind, id }: Owed): string {
  const named = kind === 'unit' ? view.unitOf(id) : view.catalogue.registers.get(id)
  return named === undefined ? id : text.pick(named.name)
}

/** What is owed: a unit's measures by component, or that it is a register and whose. */
export function whatWords(text: SourcesText, { catalogue }: WallView, owed: Owed): string {
  if (owed.kind === 'register') {
    const keepers = owed.keepers.join(', ')
    return keepers === '' ? text.say('owed.keeperless') : text.say('owed.register', { keepers })
  }
  const componentName = (id: string) => {
    const component = catalogue.components.find((one) => one.id === id)
    return component === undefined ? id : text.pick(component.name)
  }
  const named = owed.components
    .slice(0, NAMED)
    .map(({ id, count }) => text.say('owed.component', { name: componentName(id), count }))
    .join(', ')
  const others = owed.components.length - NAMED
  const what = others > 0 ? `${named} ${text.say('owed.components', { count: others })}` : named
  return text.say('owed.measures', { count: owed.count, what: what === '' ? '–' : what })
}

/** How a source stands against what is expected of it, in words. */
export function standingWords(text: SourcesText, { lateness }: SourceHealth): string {
  if (lateness === null) return text.say('source.free')
  const measures = lateness.late + lateness.missing
  const parts = [
    measures > 0 ? text.say('source.owes', { count: measures }) : null,
    lateness.registers.length > 0 ? text.say('source.registers', { count: lateness.registers.length }) : null,
  ].filter((part) => part !== null)
  if (parts.length > 0) return parts.join(', ')
  return text.say(lateness.state === 'unknown' ? 'source.silent' : 'source.fresh')
}

/** What someone has to look after at a source; null where nothing is. */
export function troubleWords(text: SourcesText, source: SourceHealth, now: number): string | null {
  const failure = pullFailure(source)
  const parts = [
    failure === null ? null : text.say('source.failed', { when: text.moment(failure.at, now) }),
    source.open > 0 ? text.say('source.open', { count: source.open }) : null,
    source.open === 0 && source.today.refused > 0 ? text.say('source.refused', { count: source.today.refused }) : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** Who owes, who for longest, and what was refused. */
export function sourcesSentence(text: SourcesText, view: WallView): string {
  if (view.sources === undefined) return text.say('loading')
  const { health, late } = view.sources
  const owed = owedOf(late)
  const { refused, open } = sourceFacts(health.sources)
  const longest = owed.filter(({ since }) => since !== null).toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0))[0]
  const count = (kind: Owed['kind']) => owed.filter((one) => one.kind === kind).length
  const says = [
    owed.length === 0 ? text.say('sentence.calm') : null,
    count('unit') > 0 ? text.say('sentence.units', { count: count('unit') }) : null,
    count('register') > 0 ? text.say('sentence.registers', { count: count('register') }) : null,
    longest === undefined
      ? null
      : text.say('sentence.longest', {
          who: nameOf(text, view, longest),
          since: sinceWords(text, longest, view.now),
        }),
    open > 0 ? text.say('sentence.open', { count: open }) : null,
    open === 0 && refused > 0 ? text.say('sentence.refused', { rows: refused }) : null,
  ]
  return says.filter((part) => part !== null).join(' ')
}

import type { Annotation } from '@ioc/contract'
import { type Catalogue, parseDay } from '@ioc/metrics'
import { Section } from '../../ui/section.tsx'
import { dayWords } from '../../widgets/figure-words.ts'
import { useIndicatorText } from './messages.ts'
import type { Shown } from './shown.ts'
import { useHappened } from './use-happened.ts'

/** What people had remarked on the days shown, where an earlier time is looked at: nothing is added to the past. */
export function RemarksSection({ shown }: { readonly shown: Shown }) {
  const { say } = useIndicatorText()
  const { annotations, failing } = useHappened(shown)
  return (
    <Section title={say('remarks')}>
      {failing.annotations && <p className="text-text-2">{say('remarks.failed')}</p>}
      {!failing.annotations && annotations.length === 0 && <p className="text-text-2">{say('remarks.none')}</p>}
      <Remarks of={annotations} catalogue={shown.catalogue} />
    </Section>
  )
}

/** Remarks with their days and what they are on; the newest days first. */
function Remarks({ of, catalogue }: { readonly of: readonly Annotation[]; readonly catalogue: Catalogue }) {
  const text = useIndicatorText()
  const day = (written: string) => dayWords(text, catalogue, parseDay(written) ?? 0)
  const about = ({ indicator, unit }: Annotation) => {
    const names = [
      catalogue.indicators.get(indicator ?? '')?.short,
      catalogue.units.find(({ code }) => code === unit)?.name,
    ]
    return names.flatMap((name) => (name === undefined ? [] : [text.pick(name)])).join(', ')
  }
  return (
    <ul className="flex flex-col empty:hidden">
      {of
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))
        .map((one) => (
          <li key={one.id} className="border-t border-rule py-2 first:border-t-0">
            <p className="break-words">{one.text}</p>
            <p className="text-text-2">
              {one.from === one.to ? day(one.from) : `${day(one.from)} – ${day(one.to)}`} · {about(one)}
            </p>
          </li>
        ))}
    </ul>
  )
}

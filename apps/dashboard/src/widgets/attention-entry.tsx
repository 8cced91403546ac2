import { useText, type Text } from '../i18n/text.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import { saidOfCell } from './cell-figure.ts'
import { shortfallOf, targetOf } from './cell-words.ts'
import { brokenWords, lackWords, markLabel, MARKS, titleOf } from './exception-words.ts'
import { type Exception, keyOf } from './exceptions.ts'
import { ageWords } from './since-words.ts'
import type { WallView } from './widget.tsx'

/** The three lines of an entry: whose and what, how much, and who answers for it. */
export function wordsOf(text: Text, { catalogue }: WallView, exception: Exception): readonly [string, string, string] {
  const { indicators, cell, lack, owner } = exception
  const title = titleOf(text, exception)
  const [indicator] = indicators
  const names = indicators.map(({ short }) => text.pick(short)).join(', ')
  const broken = brokenWords(text, cell)
  if (broken !== null) return [title, broken, names]
  if (cell === undefined || indicator === undefined) {
    const count = text.t('attention.indicators', { count: indicators.length })
    return [title, count, names]
  }
  const value = saidOfCell(text, catalogue, indicator, cell)
  const short = lackWords(text, catalogue, lack) ?? shortfallOf(text, catalogue, indicator, cell)
  const facts = [value, short ?? targetOf(text, catalogue, indicator, cell)]
  return [title, facts.join(' · '), owner === undefined ? '' : text.pick(owner.name)]
}

/** One thing that needs someone: shape by status, whose, what, how much, who answers for it, since when. */
export function AttentionEntry({ exception, view }: { readonly exception: Exception; readonly view: WallView }) {
  const text = useText()
  const { kind, place, units } = exception
  const age = ageWords(text, exception, view.now)
  const [title, much, whose] = wordsOf(text, view, exception)
  const mark = MARKS[kind]
  const others = place === 'unit' ? units.length - 1 : 0
  return (
    <li data-issue={keyOf(exception)} className="flex gap-3 border-t border-rule py-1.5 first:border-t-0">
      <StatusMark mark={mark} label={markLabel(text, kind)} className="mt-[0.25em] text-name" />
      <div className="min-w-0 flex-1 text-label">
        <p className="flex items-baseline justify-between gap-3">
          <span className="truncate text-name font-semibold">{title}</span>
          {age !== null && <span className="shrink-0 text-text-2">{age}</span>}
        </p>
        <p className="truncate">{much}</p>
        <p className="flex justify-between gap-3 text-text-2">
          <span className="min-w-0 truncate">{whose}</span>
          {others > 0 && <span className="shrink-0">{text.t('attention.others', { count: others })}</span>}
        </p>
      </div>
    </li>
  )
}

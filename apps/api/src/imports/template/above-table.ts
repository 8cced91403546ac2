import { formatDay, formatPeriod } from '@ioc/metrics'
import { holdsWords, wordsOf } from '../understand/words.ts'
import type { TemplateAsk } from './template-ask.ts'
import { spokenName } from './template-names.ts'

const written = (day: number) => formatDay(day).split('-').toReversed().join('/')

/** What stands above a template's table: the form, whose it is and of when, as the reader finds them there. */
export function aboveTable({ profile, unit, period }: TemplateAsk): readonly string[] {
  const name = profile.name.vi
  const [title] = profile.titles
  const isNamed = title === undefined || profile.titles.some((each) => holdsWords(wordsOf(name), wordsOf(each)))
  return [
    isNamed ? name : `${name} (${title})`,
    `Đơn vị: ${spokenName(unit)}`,
    `Kỳ ${formatPeriod(period)}: từ ngày ${written(period.start)} đến ngày ${written(period.end - 1)}`,
    'Chỉ điền vào ô trắng. Cột xám là số đã báo trước đó, chỉ để xem.',
  ]
}

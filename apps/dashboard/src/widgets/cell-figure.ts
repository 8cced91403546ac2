import { type Catalogue, type Cell, type Indicator, isFewCases, isPartial } from '@ioc/metrics'
import type { Text } from '../i18n/text.tsx'
import {
  coverageOf,
  figureOf,
  markOf,
  partsOf,
  spanOf,
  targetOf,
  unitOverTime,
  unitWord,
  valueWords,
  whyOf,
} from './cell-words.ts'

type Speak = Pick<Text, 't' | 'pick' | 'number' | 'signed' | 'large' | 'gap' | 'lang'>

/** A cell's figure: `95,4`; of few cases what it is made of, `7/9`; of an index not all known what it can be, `14–100`. */
export function figureOfCell(text: Speak, indicator: Indicator, cell: Cell): string {
  const { numerator, denominator, range } = cell
  if (isFewCases(indicator, cell) && numerator !== null && denominator !== null) {
    return `${text.gap(numerator, 2)}/${text.gap(denominator, 2)}`
  }
  if (isPartial(indicator, cell) && range !== null) return spanOf(text, range, indicator.digits)
  return figureOf(text, indicator, cell.value)
}

/** The word after that figure: `%`, `điểm`, `vụ/4 tuần`; of few cases what was counted. */
export function wordOfCell(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string {
  if (!isFewCases(indicator, cell) || indicator.kind !== 'ratio') {
    return unitOverTime(text, catalogue, indicator, figureOfCell(text, indicator, cell))
  }
  const counted = catalogue.measures.get(indicator.denominator[0]?.measure ?? '')
  return counted === undefined ? '' : unitWord(text, catalogue, counted.countable, text.gap(cell.denominator ?? 0, 2))
}

/** True where the value alone would mislead: few cases, or an index of which not all is known. */
export function isToldOtherwise(indicator: Indicator, cell: Cell): boolean {
  return isFewCases(indicator, cell) || isPartial(indicator, cell)
}

/** Both as a sentence has them: `95,4%`, `10 vụ/4 tuần`, `7/9 hồ sơ`, `14–100 điểm`; a dash where there is no value. */
export function saidOfCell(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string {
  if (cell.value === null) return '–'
  if (isToldOtherwise(indicator, cell)) {
    return `${figureOfCell(text, indicator, cell)}\u00a0${wordOfCell(text, catalogue, indicator, cell)}`
  }
  return valueWords(text, catalogue, indicator, Number(cell.value.toFixed(indicator.digits)))
}

/** The whole tile as one sentence, for ears and for the pointer. */
export function sentenceOf(text: Speak, catalogue: Catalogue, indicator: Indicator, cell: Cell): string {
  const mark = markOf(indicator, cell)
  const why = whyOf(text, catalogue, cell)
  const figure = saidOfCell(text, catalogue, indicator, cell)
  return text.t('tile.aria', {
    name: text.pick(indicator.name),
    value: why === null ? figure : `${figure} (${why})`,
    status: text.t(`status.${mark}`),
    parts: partsOf(text, catalogue, indicator, cell) ?? 'none',
    target: cell.target === null ? 'none' : targetOf(text, catalogue, indicator, cell),
    coverage: coverageOf(text, catalogue, indicator, cell) ?? '–',
  })
}

import type { Catalogue } from '@ioc/metrics'
import { Section } from '../../ui/section.tsx'
import { unitWord } from '../../widgets/cell-words.ts'
import { Counted } from './counted.tsx'
import { useProofText } from './messages.ts'
import { type ProofPart, sharesOf } from './parts.ts'
import { ReportedTable } from './reported-table.tsx'
import { Shares } from './shares.tsx'

/** One summand of the formula: its sum, who gave what to it, and every reading with its revisions. */
export function PartSection({
  part,
  catalogue,
  isOnly,
}: {
  readonly part: ProofPart
  readonly catalogue: Catalogue
  readonly isOnly: boolean
}) {
  const text = useProofText()
  const measure = catalogue.measures.get(part.measure)
  const digits = measure?.decimals ?? 0
  const word = measure === undefined ? '' : unitWord(text, catalogue, measure.countable)
  const sum = part.sum === null ? '–' : `${text.number(part.sum, digits)} ${word}`
  const role = isOnly ? '' : `${text.say(part.role)}${part.sign === -1 ? ` (${text.say('minus')})` : ''}: `
  const shares = sharesOf(part)
  return (
    <Section title={`${role}${text.pick(part.name)}`} aside={<strong className="text-name">{sum}</strong>}>
      {shares.length > 1 && <Shares shares={shares} total={part.sum} digits={digits} catalogue={catalogue} />}
      {part.readings.length > 0 && <ReportedTable part={part} digits={digits} catalogue={catalogue} />}
      {part.counted.length > 0 && <Counted counted={part.counted} catalogue={catalogue} />}
      {part.readings.length + part.counted.length === 0 && <p className="text-text-2">{text.say('nothing')}</p>}
    </Section>
  )
}

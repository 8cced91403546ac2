import { useState } from 'react'
import type { Names } from '../../i18n/catalogue-names.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { countsOf, type LateUnitParts, lateText, missedWords, type OwedPart, partWords } from './late-text.ts'
import { moment } from './moment.ts'
import { useSourcesText } from './messages.ts'
import type { MessageId } from './messages-vi.ts'
import { MEDIUM, WIDE } from './room.ts'
import { StateMark } from './state-mark.tsx'

const COLUMNS: readonly (readonly [MessageId, string])[] = [
  ['late.measure', ''],
  ['late.state', ''],
  ['late.sinceColumn', MEDIUM],
  ['late.missedColumn', MEDIUM],
  ['late.component', WIDE],
  ['late.owner', WIDE],
]

/** What one unit owes. The worst unit stands open; the others open at a press. */
export function LateUnit({
  unit,
  first,
  asOf,
  names,
}: {
  readonly unit: LateUnitParts
  readonly first: boolean
  readonly asOf: number
  readonly names: Names
}) {
  const text = useSourcesText()
  const { say } = text
  const [open, setOpen] = useState(first)
  const name = names.unit(unit.unit)
  return (
    <details
      data-unit={unit.unit}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-card bg-card px-5 py-3"
    >
      <summary className="cursor-pointer hover:text-accent">
        <span className="font-semibold">{name}</span>
        <span className="text-text-2"> · {say('late.unit', countsOf(unit.parts))}</span>
      </summary>
      {open && (
        <div className="mt-3 flex flex-col gap-3">
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">{name}</caption>
            <thead>
              <tr className="border-b border-rule text-text-2">
                {COLUMNS.map(([id, where]) => (
                  <th key={id} scope="col" className={`py-1 pr-4 font-normal ${where}`}>
                    {say(id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {unit.parts.map((part) => (
                <OwedRow key={part.measure} part={part} asOf={asOf} names={names} />
              ))}
            </tbody>
          </table>
          <CopyButton
            label={say('late.copy')}
            name={say('late.copyUnit', { unit: name })}
            words={() => lateText(text, names, { asOf, registers: [], units: [unit] })}
          />
        </div>
      )}
    </details>
  )
}

function OwedRow({ part, asOf, names }: { readonly part: OwedPart; readonly asOf: number; readonly names: Names }) {
  const text = useSourcesText()
  const { measure, state, since, component, owner } = part
  const began = since === null ? '–' : moment(text, since, asOf)
  const answers = owner === null ? text.say('late.nobody') : names.unit(owner)
  return (
    <tr className="border-b border-rule align-top">
      <th scope="row" className="py-1 pr-4 font-normal wrap-anywhere">
        {names.measure(measure)}
        <div className="text-text-2 lg:hidden">{answers}</div>
      </th>
      <td className="py-1 pr-4">
        <StateMark state={state} word={partWords(text, part)} />
        <div className="text-text-2 sm:hidden">{began}</div>
      </td>
      <td className={`py-1 pr-4 whitespace-nowrap ${MEDIUM}`}>{began}</td>
      <td className={`py-1 pr-4 ${MEDIUM}`}>{missedWords(text, part)}</td>
      <td className={`py-1 pr-4 ${WIDE}`}>{component === null ? '–' : names.component(component)}</td>
      <td className={`py-1 ${WIDE}`}>{answers}</td>
    </tr>
  )
}

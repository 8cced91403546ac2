import type { LateList } from '@ioc/contract'
import type { Names } from '../../i18n/catalogue-names.ts'
import { missedWords, partWords, waitingWords } from './late-text.ts'
import { moment } from './moment.ts'
import { useSourcesText } from './messages.ts'
import type { MessageId } from './messages-vi.ts'
import { MEDIUM, WIDE } from './room.ts'
import { StateMark } from './state-mark.tsx'

export type LateRegister = LateList['registers'][number]

const COLUMNS: readonly (readonly [MessageId, string])[] = [
  ['late.register', ''],
  ['late.state', ''],
  ['late.sinceColumn', MEDIUM],
  ['late.missedColumn', MEDIUM],
  ['column.nextDue', WIDE],
  ['late.waiting', WIDE],
]

/** Registers that were not delivered in time: asked of the sources that keep them, never of the units in them. */
export function LateRegisters({
  registers,
  asOf,
  names,
}: {
  readonly registers: readonly LateRegister[]
  readonly asOf: number
  readonly names: Names
}) {
  const { say } = useSourcesText()
  return (
    <div className="rounded-card bg-card px-5 py-3">
      <table className="w-full border-collapse text-left">
        <caption className="pb-2 text-left font-semibold">{say('late.registers')}</caption>
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
          {registers.map((late) => (
            <RegisterRow key={late.register} late={late} asOf={asOf} names={names} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RegisterRow({
  late,
  asOf,
  names,
}: {
  readonly late: LateRegister
  readonly asOf: number
  readonly names: Names
}) {
  const text = useSourcesText()
  const { register, state, since, nextDue, units, sources } = late
  const began = since === null ? '–' : moment(text, since, asOf)
  const keepers = sources.map(({ name }) => name).join('; ')
  return (
    <tr data-register={register} className="border-b border-rule align-top last:border-0">
      <th scope="row" className="py-1.5 pr-4 font-normal wrap-anywhere">
        {names.register(register)}
        <div className="text-text-2">{keepers === '' ? text.say('late.noKeeper') : keepers}</div>
        {units.length > 0 && (
          <div className="text-text-2 lg:hidden">
            {text.say('late.waiting')}: {waitingWords(text, names, units)}
          </div>
        )}
      </th>
      <td className="py-1.5 pr-4">
        <StateMark state={state} word={partWords(text, late)} />
        <div className="text-text-2 sm:hidden">{began}</div>
      </td>
      <td className={`py-1.5 pr-4 whitespace-nowrap ${MEDIUM}`}>{began}</td>
      <td className={`py-1.5 pr-4 ${MEDIUM}`}>{missedWords(text, late)}</td>
      <td className={`py-1.5 pr-4 whitespace-nowrap ${WIDE}`}>
        {nextDue === null ? '–' : moment(text, nextDue, asOf)}
      </td>
      <td className={`py-1.5 pr-4 ${WIDE}`}>{waitingWords(text, names, units)}</td>
    </tr>
  )
}

import type { CountedReading } from '@ioc/contract'
import type { Catalogue } from '@ioc/metrics'
import { useProofText } from './messages.ts'

/** What was counted from the records of a register and typed by nobody. */
export function Counted({
  counted,
  catalogue,
}: {
  readonly counted: readonly CountedReading[]
  readonly catalogue: Catalogue
}) {
  const text = useProofText()
  const registers = [...new Set(counted.map(({ register }) => register))]
  const nameOf = (id: string) => {
    const register = catalogue.registers.get(id)
    return register === undefined ? id : text.pick(register.name)
  }
  return (
    <p className="text-text-2">
      {text.say('counted', { count: counted.length, register: registers.map(nameOf).join(', ') })}
    </p>
  )
}

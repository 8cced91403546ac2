import { Fact, Facts } from './fact.tsx'
import { useCatalogueText } from './messages.ts'
import type { RegisterUse } from './parts.ts'

/** One register: what a record of it holds, what of a person is thrown away, and what is counted from it. */
export function RegisterCard({ use: { register, measures } }: { readonly use: RegisterUse }) {
  const { say, pick } = useCatalogueText()
  const { id, name, fields, dropped, steps } = register
  return (
    <li data-register={id} className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <h3>
        <span className="font-semibold">{pick(name)}</span>
        <span className="block wrap-anywhere text-text-2">{id}</span>
      </h3>
      <Facts>
        <Fact term={say('fields')}>{fields.map((field) => pick(field.name)).join(', ')}</Fact>
        {steps !== null && <Fact term={say('steps')}>{steps.order.map((step) => pick(step.name)).join(' → ')}</Fact>}
        {dropped.length > 0 && <Fact term={say('dropped')}>{dropped.join(', ')}</Fact>}
        <Fact term={say('counted')}>
          {measures.length === 0 ? '–' : measures.map((one) => pick(one.name)).join('; ')}
        </Fact>
      </Facts>
    </li>
  )
}

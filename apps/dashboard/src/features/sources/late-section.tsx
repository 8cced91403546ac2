import type { LateList } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import type { PageProps } from '../page-props.ts'
import { namesOf } from '../../i18n/catalogue-names.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fetched } from '../fetched.tsx'
import { lateText, ownedBy, ownersOf } from './late-text.ts'
import { LateRegisters } from './late-registers.tsx'
import { LateUnit } from './late-unit.tsx'
import { useSourcesText } from './messages.ts'
import { lateQuery } from './queries.ts'
import { Section } from '../../ui/section.tsx'

/** Who owes what, registers and then unit by unit: the list to chase, and to paste into a message. */
export function LateSection({ source, catalogue }: PageProps) {
  const text = useSourcesText()
  const names = useMemo(() => namesOf(catalogue, text.pick), [catalogue, text])
  const [owner, setOwner] = useState('')
  const query = useQuery(lateQuery(source))
  const list = query.data && ownedBy(query.data, owner)
  const listOf = ({ asOf }: LateList, { registers, units }: LateList) => (
    <>
      {registers.length + units.length === 0 && <p>{text.say('late.none')}</p>}
      {registers.length > 0 && <LateRegisters registers={registers} asOf={asOf} names={names} />}
      {units.map((unit, index) => (
        <LateUnit key={unit.unit} unit={unit} first={index === 0} asOf={asOf} names={names} />
      ))}
    </>
  )
  const aside = query.data && list && query.data.registers.length + query.data.units.length > 0 && (
    <div className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-2">
      <span className="text-text-2">
        {text.say('late.summary', {
          count: list.units.reduce((sum, { parts }) => sum + parts.length, 0),
          units: list.units.length,
          registers: list.registers.length,
        })}
      </span>
      <Owners owners={ownersOf(query.data)} owner={owner} choose={setOwner} nameOf={names.unit} />
      <CopyButton label={text.say('late.copyAll')} words={() => lateText(text, names, list)} />
    </div>
  )
  return (
    <Section title={text.say('late.title')} aside={aside}>
      <Fetched query={query} loading={text.say('page.loading')} failed={text.say('late.failed')}>
        {(all) => listOf(all, list ?? all)}
      </Fetched>
    </Section>
  )
}

function Owners({
  owners,
  owner,
  choose,
  nameOf,
}: {
  readonly owners: readonly string[]
  readonly owner: string
  readonly choose: (owner: string) => void
  readonly nameOf: (code: string) => string
}) {
  const { say } = useSourcesText()
  const id = useId()
  return (
    <label htmlFor={id} className="flex max-w-full min-w-0 flex-wrap items-center gap-2 text-text-2">
      {say('late.filter')}
      <select
        id={id}
        value={owner}
        onChange={({ target }) => choose(target.value)}
        className="max-w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      >
        <option value="">{say('late.everyone')}</option>
        {owners.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </label>
  )
}

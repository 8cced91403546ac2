import type { LateList } from '@ioc/contract'
import { MOST_MISSED } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { lateQuery } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { Fetched } from '../fetched.tsx'
import { type About, unitPath } from './about.ts'
import { useUnitText } from './messages.ts'

/** What the unit owes; of one with units under it, also what those owe. */
export function LateSection({ about }: { readonly about: About }) {
  const text = useUnitText()
  const query = useQuery(lateQuery(about.source))
  return (
    <Section title={text.say('late')}>
      <Fetched query={query} loading={text.say('loading')} failed={text.say('late.failed')}>
        {(late) => <Owed about={about} late={late} />}
      </Fetched>
    </Section>
  )
}

function Owed({ about, late }: { readonly about: About; readonly late: LateList }) {
  const text = useUnitText()
  const { unit, around, catalogue } = about
  const own = late.units.find((one) => one.unit === unit.code)?.parts ?? []
  const registers = late.registers.filter(({ units }) => units.includes(unit.code))
  const below = around.children.flatMap((child) => {
    const count = late.units.find((one) => one.unit === child.code)?.parts.length ?? 0
    return count === 0 ? [] : [{ child, count }]
  })
  if (own.length + registers.length + below.length === 0) return <p className="text-text-2">{text.say('late.none')}</p>
  const since = (part: { readonly state: string; readonly since: number | null; readonly missed: number }) =>
    part.since === null
      ? text.say('late.never')
      : text.say('late.since', {
          state: part.state,
          missed: part.missed,
          most: part.missed >= MOST_MISSED ? 'yes' : 'no',
          since: text.moment(part.since, late.asOf),
        })
  return (
    <ul>
      {own.map((part) => {
        const measure = catalogue.measures.get(part.measure)
        const name = measure === undefined ? part.measure : text.pick(measure.name)
        return <Line key={part.measure} name={name} said={since(part)} />
      })}
      {registers.map((one) => {
        const register = catalogue.registers.get(one.register)
        const sources = one.sources.map(({ name }) => name).join(', ')
        const name = text.say('late.register', {
          register: register === undefined ? one.register : text.pick(register.name),
          sources,
        })
        return <Line key={one.register} name={name} said={since(one)} />
      })}
      {below.map(({ child, count }) => (
        <li key={child.code} className="border-t border-rule py-1.5 first:border-t-0">
          <Link to={unitPath(child.code)} className="hover:underline">
            {text.say('late.below', { unit: text.pick(child.name), count })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Line({ name, said }: { readonly name: string; readonly said: string }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 border-t border-rule py-1.5 first:border-t-0">
      <span className="min-w-0 flex-1">{name}</span>
      <span className="text-text-2">{said}</span>
    </li>
  )
}

import type { RegisterCard, WireCatalogue, WireRegister } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Fetched } from '../fetched.tsx'
import type { PageProps } from '../page-props.ts'
import { useRegistersText } from './messages.ts'
import { registersQuery } from './queries.ts'

/** Every register: how many records it holds, what is counted from them, and who keeps it. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useRegistersText()
  const query = useQuery(registersQuery(source))
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-lead font-semibold">{say('title')}</h1>
        <p className="max-w-[90ch] text-text-2">{say('lead')}</p>
      </header>
      <Fetched query={query} loading={say('loading')} failed={say('failed')}>
        {(cards) => (
          <ul className="grid min-w-0 gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {catalogue.registers.map((register) => (
              <Card
                key={register.id}
                register={register}
                card={cards.find(({ id }) => id === register.id)}
                catalogue={catalogue}
              />
            ))}
          </ul>
        )}
      </Fetched>
    </>
  )
}

function Card({
  register,
  card,
  catalogue,
}: {
  readonly register: WireRegister
  readonly card: RegisterCard | undefined
  readonly catalogue: WireCatalogue
}) {
  const { say, pick } = useRegistersText()
  const counted = catalogue.measures.filter(({ counting }) => counting?.register === register.id)
  const keepers = card?.keepers ?? []
  const facts: readonly (readonly [string, string])[] = [
    [say('counts'), counted.length === 0 ? say('countsNothing') : counted.map(({ name }) => pick(name)).join('; ')],
    [say('keepers'), keepers.length === 0 ? say('byHandOnly') : keepers.map(({ name }) => name).join('; ')],
  ]
  return (
    <li data-register={register.id} className="flex min-w-0 flex-col gap-2 rounded-card bg-card px-5 py-4">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-6">
        <Link
          to={`/registers/${encodeURIComponent(register.id)}`}
          className="font-semibold underline decoration-line underline-offset-4 hover:decoration-accent"
        >
          {pick(register.name)}
        </Link>
        <span className="text-name font-semibold">{say('records', { count: card?.records ?? 0 })}</span>
      </h2>
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {facts.map(([term, said]) => (
          <div key={term} className="contents">
            <dt className="text-text-2">{term}</dt>
            <dd className="min-w-0 wrap-anywhere">{said}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

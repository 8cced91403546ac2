import type { ScreenStanding } from '@ioc/contract'
import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { PageProps } from '../page-props.ts'
import { Address } from './address.tsx'
import { Facts } from './facts.tsx'
import { useScreensText } from './messages.ts'
import { MARKS, nameOf } from './standing.ts'
import { Thumbnail } from './thumbnail.tsx'

interface ScreenCardProps extends Pick<PageProps, 'catalogue'> {
  readonly screen: ScreenStanding
  readonly build: string
  readonly now: number
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** The id of a screen's card on the page. */
export const placeOf = (screen: string) => `screen-${screen}`

/** One screen: how it does, what it said of itself, and what can be done about it. */
export function ScreenCard({ screen, build, now, catalogue, onEdit, onRemove }: ScreenCardProps) {
  const text = useScreensText()
  const { say } = text
  const { id, record, report } = screen
  const name = nameOf(screen, text)
  const heading = useId()
  const typed = record ? record.id : (report?.screen ?? null)
  return (
    <article
      id={typed === null ? undefined : placeOf(typed)}
      tabIndex={-1}
      aria-labelledby={heading}
      data-screen={id ?? typed ?? ''}
      data-state={screen.state}
      className="flex min-w-0 flex-col gap-4 rounded-card bg-card px-5 py-4"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <h3 id={heading} className="min-w-0 text-name font-semibold wrap-anywhere">
          {name}
        </h3>
        <State screen={screen} now={now} />
      </header>
      <div className="grid min-w-0 grid-cols-1 gap-5 sm:grid-cols-[17rem_minmax(0,1fr)]">
        <Thumbnail screen={screen} catalogue={catalogue} />
        <Facts {...{ screen, build, now, catalogue }} />
      </div>
      {record === null && <p className="text-text-2">{say('stranger.says')}</p>}
      {record && <Doings id={record.id} {...{ name, catalogue, onEdit, onRemove }} />}
      {record === null && typed !== null && (
        <div>
          <Button onPress={onEdit}>{say('stranger.make')}</Button>
        </div>
      )}
    </article>
  )
}

function State({ screen: { state, since }, now }: { readonly screen: ScreenStanding; readonly now: number }) {
  const text = useScreensText()
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <StatusMark mark={MARKS[state]} className="self-center" />
      <strong>{text.say(`state.${state}`)}</strong>
      {since !== null && (
        <span className="text-text-2">
          {text.say('state.since', { time: text.moment(since, now), age: text.age(Math.max(0, now - since)) })}
        </span>
      )}
    </p>
  )
}

function Doings({
  id,
  name,
  catalogue,
  onEdit,
  onRemove,
}: Pick<ScreenCardProps, 'catalogue' | 'onEdit' | 'onRemove'> & { readonly id: string; readonly name: string }) {
  const { say } = useScreensText()
  const [told, setTold] = useState(false)
  const address = `${catalogue.publicUrl ?? location.origin}/wall/${id}`
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Named name={say('do.editOf', { screen: name })} label={say('do.edit')} onPress={onEdit} />
        <a
          href={`/wall/${id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={say('do.openOf', { screen: name })}
          className="rounded-sm border border-line bg-raised px-4 py-2 hover:border-text-2"
        >
          {say('do.open')}
        </a>
        <button
          type="button"
          aria-expanded={told}
          aria-label={say('do.addressOf', { screen: name })}
          onClick={() => setTold(!told)}
          className="cursor-pointer rounded-sm border border-line bg-raised px-4 py-2 hover:border-text-2"
        >
          {say('do.address')}
        </button>
        <span className="grow" />
        <Button tone="danger" onPress={onRemove}>
          {say('do.remove')}
          <span className="sr-only">{name}</span>
        </Button>
      </div>
      {told && <Address address={address} screen={name} />}
    </>
  )
}

/** A button whose short word would not tell it from the next card's. */
function Named({
  name,
  label,
  onPress,
}: {
  readonly name: string
  readonly label: string
  readonly onPress: () => void
}) {
  return (
    <Button onPress={onPress}>
      <span aria-hidden>{label}</span>
      <span className="sr-only">{name}</span>
    </Button>
  )
}

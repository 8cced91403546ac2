import { useId, useState } from 'react'
import { isFound } from '../../i18n/plain.ts'
import { useExplorerText } from './messages.ts'

/** Something that can be chosen, with further words it is found by. */
export interface Option {
  readonly id: string
  readonly name: string
  readonly words: readonly string[]
}

const LINK = 'cursor-pointer underline underline-offset-4 disabled:cursor-default disabled:opacity-60'

/** Any number out of many, narrowed by what is typed. */
export function Picker({
  title,
  options,
  chosen,
  choose,
}: {
  readonly title: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}) {
  const { say } = useExplorerText()
  const [words, setWords] = useState('')
  const id = useId()
  const shown = options.filter((option) => isFound(words, [option.name, option.id, ...option.words]))
  const has = new Set(chosen)
  // In the order of the list, however they were ticked.
  const put = (wanted: ReadonlySet<string>) =>
    choose(options.flatMap((option) => (wanted.has(option.id) ? option.id : [])))
  const toggle = (option: string) =>
    put(new Set(has.has(option) ? chosen.filter((id) => id !== option) : [...chosen, option]))
  return (
    <details className="group min-w-0 rounded-card bg-card px-5 py-3">
      <summary className="cursor-pointer">
        <span className="font-semibold">{title}</span>
        <span className="text-text-2"> · {say('chosen', { count: chosen.length })}</span>
      </summary>
      <fieldset className="flex min-w-0 flex-col gap-2 pt-3">
        <legend className="sr-only">{title}</legend>
        <label htmlFor={id} className="flex items-center gap-2 text-text-2">
          {say('find')}
          <input
            id={id}
            type="search"
            value={words}
            onChange={({ target }) => setWords(target.value)}
            className="w-full min-w-0 rounded-sm border border-line bg-page px-3 py-1.5 text-text"
          />
        </label>
        <div className="flex flex-wrap gap-x-5 text-text-2">
          <button type="button" className={LINK} onClick={() => put(new Set([...has, ...shown.map((one) => one.id)]))}>
            {say('allShown')}
          </button>
          <button type="button" className={LINK} disabled={chosen.length === 0} onClick={() => put(new Set())}>
            {say('clear')}
          </button>
        </div>
        {shown.length === 0 && <p role="status">{say('notFound')}</p>}
        <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">
          {shown.map((option) => (
            <li key={option.id}>
              <label className="flex items-baseline gap-2 rounded-sm px-1 py-0.5 hover:bg-raised">
                <input
                  type="checkbox"
                  checked={has.has(option.id)}
                  onChange={() => toggle(option.id)}
                  className="size-[1em] shrink-0 accent-accent"
                />
                <span className="min-w-0 wrap-anywhere">{option.name}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </details>
  )
}

import type { FormDraft } from '@ioc/contract'
import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { type Entries, entriesOf, type Entry } from './entries.ts'
import { useFormsText } from './messages.ts'

interface Both {
  readonly mine: Entries
  readonly theirs: FormDraft
  readonly nameOf: (key: string) => string
}

/** Two drafts of one form, row by row where they differ, and the choice between them. */
export function Versions({
  mine,
  theirs,
  nameOf,
  choose,
}: Both & {
  readonly choose: (whose: 'mine' | 'theirs') => void
}) {
  const { say } = useFormsText()
  const title = useId()
  return (
    <section
      data-versions
      role="alert"
      aria-labelledby={title}
      className="rounded-sm border-l-4 border-watch bg-card px-5 py-3"
    >
      <h2 id={title} className="font-semibold">
        {say('versions.title')}
      </h2>
      <p>{say('versions.lead')}</p>
      <Differences mine={mine} theirs={theirs} nameOf={nameOf} />
      <div className="flex flex-wrap gap-3">
        <Button onPress={() => choose('mine')}>{say('versions.keepMine')}</Button>
        <Button onPress={() => choose('theirs')}>{say('versions.takeTheirs')}</Button>
      </div>
    </section>
  )
}

function Differences({ mine, theirs, nameOf }: Both) {
  const { say, time } = useFormsText()
  const stored = entriesOf(theirs.rows)
  const keys = Object.keys({ ...mine, ...stored }).filter((key) => wordsOf(mine[key]) !== wordsOf(stored[key]))
  return (
    <table className="my-3 w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-rule text-text-2">
          <th scope="col">{say('versions.measure')}</th>
          <th scope="col">{say('versions.mine')}</th>
          <th scope="col">
            {theirs.savedAt > 0 ? say('versions.theirsAt', { time: time(theirs.savedAt) }) : say('versions.theirs')}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} className="border-b border-rule align-top wrap-anywhere">
            <th scope="row" className="pr-3 font-normal">
              {nameOf(key)}
            </th>
            <td className="pr-3">{wordsOf(mine[key])}</td>
            <td>{wordsOf(stored[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const wordsOf = (entry: Entry | undefined) =>
  entry ? [entry.text, entry.note].filter((part) => part !== '').join(' · ') : '–'

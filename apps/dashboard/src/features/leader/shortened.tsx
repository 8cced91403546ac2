import { type ReactNode, useState } from 'react'
import { useLeaderText } from './messages.ts'

/** A list that shows its first entries, and all of them when asked to. */
export function Shortened({ first, entries }: { readonly first: number; readonly entries: readonly ReactNode[] }) {
  const text = useLeaderText()
  const [all, setAll] = useState(false)
  const isLong = entries.length > first
  return (
    <>
      <ul className="flex flex-col">{isLong && !all ? entries.slice(0, first) : entries}</ul>
      {isLong && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="cursor-pointer self-start rounded-sm py-1.5 text-text-2 underline underline-offset-[0.2em] hover:text-text"
        >
          {all ? text.say('list.fewer') : text.say('list.all', { count: entries.length })}
        </button>
      )}
    </>
  )
}

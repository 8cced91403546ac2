import type { ImportRemark } from '@ioc/contract'
import { useImportsText } from './messages.ts'
import { placeWords } from './problem-words.ts'
import { Reason } from './reason.tsx'

/** What was done with the file and should be known; it stops nothing. */
export function Remarks({ remarks }: { readonly remarks: readonly ImportRemark[] }) {
  const text = useImportsText()
  if (remarks.length === 0) return null
  return (
    <details className="rounded-card bg-card px-5 py-3">
      <summary className="cursor-pointer font-semibold hover:text-accent">
        {text.say('remarks.title', { count: remarks.length })}
      </summary>
      <ul className="mt-2 flex flex-col gap-2">
        {remarks.map((remark) => (
          <li key={JSON.stringify(remark)} className="wrap-anywhere">
            {placeWords(text, remark)}: <Reason problem={remark} />
          </li>
        ))}
      </ul>
    </details>
  )
}

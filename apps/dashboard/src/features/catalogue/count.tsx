import { useCatalogueText } from './messages.ts'

/** How many were found; of none, what to try. */
export function Count({ count }: { readonly count: number }) {
  const { say } = useCatalogueText()
  return (
    <p role="status" className="text-text-2">
      {count === 0 ? say('none') : say('found', { count })}
    </p>
  )
}

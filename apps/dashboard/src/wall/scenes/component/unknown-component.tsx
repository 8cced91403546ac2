import type { WallView } from '../../../widgets/widget.tsx'
import { useComponentText } from './messages.ts'

/** What to write instead of a component that does not exist: those that do. */
export function UnknownComponent({ view }: { readonly view: WallView }) {
  const { say, pick } = useComponentText()
  return (
    <div className="grid h-full place-content-center gap-5 rounded-card bg-card px-5 py-6">
      <p className="max-w-[60rem] text-lead text-balance">{say('ask')}</p>
      <ul className="flex flex-col gap-2 text-name">
        {view.catalogue.components.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap gap-x-4">
            <code className="break-all text-text-2">?scene=component:{id}</code>
            {pick(name)}
          </li>
        ))}
      </ul>
    </div>
  )
}

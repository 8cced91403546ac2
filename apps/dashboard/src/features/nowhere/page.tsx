import { Link } from 'react-router'
import { createFeatureText } from '../../i18n/feature-text.tsx'
import { messages } from './messages.ts'

const useNowhereText = createFeatureText(messages)

/** An address that leads nowhere, and the way back. */
export function Page() {
  const { say } = useNowhereText()
  return (
    <div className="flex flex-col items-start gap-4 py-8">
      <h1 className="text-lead font-semibold">{say('title')}</h1>
      <p>{say('why')}</p>
      <Link to="/" className="rounded-sm border border-line bg-raised px-4 py-2 hover:border-text-2">
        {say('back')}
      </Link>
    </div>
  )
}

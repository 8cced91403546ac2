import { useText } from '../i18n/text.tsx'
import { Notice } from './notice.tsx'

/** Before the first data: says that it is coming, and after a failure that the screen goes on trying. */
export function Loading({ tries, failed }: { tries: number; failed: Error | null }) {
  const text = useText()
  if (tries === 0) return <Notice>{text.t('state.loading')}</Notice>
  return (
    <Notice title={text.t('state.awayTitle')}>
      <p>{text.t('state.away', { tries })}</p>
      {failed !== null && <p className="mt-3 text-label break-all">{failed.message}</p>}
    </Notice>
  )
}

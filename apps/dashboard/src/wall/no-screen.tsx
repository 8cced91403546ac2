import { HttpFailure } from '../data/http.ts'
import { useText } from '../i18n/text.tsx'
import { Loading } from './loading.tsx'
import { Notice } from './notice.tsx'

/** Before a screen's record is here: on its way, not to be had, or not made yet. */
export function NoScreen({ id, tries, failed }: { id: string; tries: number; failed: Error | null }) {
  const text = useText()
  const isUnknown = failed instanceof HttpFailure && (failed.status === 404 || failed.status === 400)
  if (!isUnknown) return <Loading tries={tries} failed={failed} />
  return <Notice title={text.t('state.unknownScreenTitle')}>{text.t('state.unknownScreen', { screen: id })}</Notice>
}

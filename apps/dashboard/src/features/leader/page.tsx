import { useSearchParams } from 'react-router'
import { Notice } from '../../ui/notice.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { PageProps } from '../page-props.ts'
import { useDistrict } from '../use-district.ts'
import { Leader } from './leader.tsx'
import { useLeaderText } from './messages.ts'

/** What a leader opens in the morning: how the district stands in a sentence, and what to do about it. */
export function Page({ source, catalogue }: PageProps) {
  const text = useLeaderText()
  const [address] = useSearchParams()
  const scope = address.get('scope') ?? catalogue.defaultScope
  if (!catalogue.units.some(({ code }) => code === scope)) {
    return <Notice tone="watch">{text.say('unknown', { scope })}</Notice>
  }
  return <District key={scope} source={source} catalogue={catalogue} scope={scope} />
}

function District({ source, catalogue, scope }: PageProps & { readonly scope: string }) {
  const text = useLeaderText()
  const { view, isUnknown, tries } = useDistrict(catalogue, scope)
  if (isUnknown) return <Notice tone="watch">{text.say('unknown', { scope })}</Notice>
  if (view === null && tries > 0) return <Notice tone="off">{text.say('failed')}</Notice>
  if (view === null) return <Waiting>{text.say('loading')}</Waiting>
  return <Leader source={source} catalogue={catalogue} view={view} />
}

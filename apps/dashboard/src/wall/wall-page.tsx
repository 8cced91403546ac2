import { fromWire } from '@ioc/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { wallCatalogueQuery } from '../data/queries.ts'
import { useText } from '../i18n/text.tsx'
import { Loading } from './loading.tsx'
import { Notice } from './notice.tsx'
import { ScopeWall } from './scope-wall.tsx'
import type { WallPageProps } from './wall-page-props.ts'

/** The wall of the scope that was chosen, or of the pack's own. Until the catalogue is here it says what it waits for. */
export function WallPage(props: WallPageProps) {
  const text = useText()
  const { data: wire, failureCount, failureReason } = useQuery(wallCatalogueQuery(props.source))
  const catalogue = useMemo(() => (wire === undefined ? null : fromWire(wire)), [wire])
  // Charts are a third of all bytes: fetched beside the first data, and never in its way.
  useEffect(() => void import('../charts/EChart.tsx').catch(() => undefined), [])
  if (wire === undefined || catalogue === null) return <Loading tries={failureCount} failed={failureReason} />
  const scope = props.settings.scope ?? wire.defaultScope
  if (!catalogue.units.some(({ code }) => code === scope)) {
    return <Notice title={text.t('state.unknownScopeTitle')}>{text.t('state.unknownScope', { scope })}</Notice>
  }
  return <ScopeWall key={scope} {...props} scope={scope} wire={wire} catalogue={catalogue} />
}

import type { Source } from '../data/queries.ts'
import type { ScreenRecord } from '@ioc/contract'
import type { Choices } from '../ui/controls.tsx'
import type { Settings } from './settings.ts'

/** What the page around the wall decides: where data comes from, what was chosen, and what a choice does. */
export interface WallPageProps {
  readonly source: Source
  readonly settings: Settings
  readonly choose: Pick<Choices, 'chooseLang' | 'chooseTheme'> & { readonly chooseMap: (indicator: string) => void }
  /** The record of the screen this wall hangs on; null for a wall opened without one. */
  readonly screen: ScreenRecord | null
  /** Told when the server runs another build than the one this page began with. */
  readonly onNewBuild: () => void
}

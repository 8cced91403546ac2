import { attentionWidget } from './attention-list.tsx'
import { componentCardsWidget } from './component-cards.tsx'
import { headlineWidget } from './headline.tsx'
import { mainTilesWidget } from './main-tiles.tsx'
import { unitMapWidget } from './unit-map.tsx'
import type { Widget } from './widget.tsx'
import { workWidget } from './work.tsx'

/** Every widget there is. A new one is a file and a line here. */
export const widgets: readonly Widget[] = [
  headlineWidget,
  mainTilesWidget,
  unitMapWidget,
  workWidget,
  attentionWidget,
  componentCardsWidget,
]

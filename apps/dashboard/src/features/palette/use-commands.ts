import type { WireCatalogue } from '@ioc/contract'
import { dayOf } from '@ioc/metrics'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import type { Source } from '../../data/queries.ts'
import { languages } from '../../i18n/index.ts'
import type { Choices } from '../../ui/controls.tsx'
import { viewsQuery } from '../views/queries.ts'
import { savePath } from '../views/save-path.ts'
import { type Command, type PageToOpen, placesOf } from './commands.ts'
import { usePaletteText } from './messages.ts'

/** What the palette is handed by the frame of the desk. */
export interface PaletteProps {
  readonly source: Source
  readonly catalogue: WireCatalogue
  readonly pages: readonly PageToOpen[]
  readonly choose: Pick<Choices, 'chooseLang' | 'chooseTheme'>
  readonly close: () => void
}

/** Everything the palette offers; saved views join when they are here. */
export function useCommands({ source, catalogue, pages, choose }: PaletteProps): readonly Command[] {
  const text = usePaletteText()
  const here = useLocation()
  const { data: views } = useQuery(viewsQuery(source))
  const [today] = useState(() => dayOf(source.clock.now() ?? Date.now(), catalogue.utcOffsetMinutes))
  return useMemo(() => {
    const { say } = text
    const act = (id: string, name: string, run: Command['run'], words: readonly string[] = []): Command => ({
      id: `action-${id}`,
      kind: 'action',
      name,
      words,
      run,
    })
    return [
      ...placesOf(text, { pages, catalogue, views: views ?? [], today }),
      act('save', say('save'), savePath(here)),
      act('wall', say('wall'), '/wall', ['wall']),
      ...languages.map(({ id, name, label }) =>
        act(`lang-${id}`, say('language', { name }), () => choose.chooseLang(id), [label]),
      ),
      act('dark', say('dark'), () => choose.chooseTheme('dark'), ['dark']),
      act('light', say('light'), () => choose.chooseTheme('light'), ['light']),
    ]
  }, [text, here, views, today, pages, catalogue, choose])
}

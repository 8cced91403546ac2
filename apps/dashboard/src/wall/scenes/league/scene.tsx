import { wordsOf } from '../../../i18n/feature-text.tsx'
import { leagueIndicator } from '../../../widgets/unit-league.ts'
import type { Scene, SceneProps } from '../scene.ts'
import { LeagueTable } from './league-table.tsx'
import { messages } from './messages.ts'
import { leagueSentence } from './sentence.ts'

/** The units of one indicator, fairly ranked. */
export const leagueScene: Scene = {
  id: 'league',
  head: (props, text) => {
    const words = wordsOf(messages, text)
    const indicator = leagueIndicator(props.view, props.of)
    const title =
      indicator === undefined ? words.say('title.none') : words.say('title', { indicator: words.pick(indicator.short) })
    const proof = indicator && { indicator: indicator.id, unit: props.view.scope.code }
    return { title, sentence: leagueSentence(props, words), ...(proof && { proof }) }
  },
  Body,
}

function Body({ view, of }: SceneProps) {
  const indicator = leagueIndicator(view, of)
  return indicator === undefined ? null : <LeagueTable view={view} indicator={indicator} />
}

import { type HeadlinePart, headline, LANGS, type Lang } from '@ioc/metrics'
import { useText } from '../i18n/text.tsx'
import { defineWidget, type WallView } from './widget.tsx'

// Two lines of the header; a longer sentence is set smaller and never cut.
const ROOM_AT_FULL_SIZE = 170
/** How loud a stretch of the sentence is, as a class. */
export const HEADLINE_TONES = { plain: '', watch: 'text-watch', off: 'text-off' } as const

/** The sentence of the moment in every language, made by the domain's rule. */
export function headlines({ catalogue, snapshot }: WallView): Readonly<Record<Lang, readonly HeadlinePart[]>> {
  const [vi, en, bn] = LANGS.map((lang) => headline(catalogue, snapshot, lang))
  return { vi: vi ?? [], en: en ?? [], bn: bn ?? [] }
}

export const headlineWidget = defineWidget({
  id: 'headline',
  area: 'header',
  title: 'headline.title',
  data: headlines,
  Show: ({ data }) => {
    const { lang, t } = useText()
    const parts = data[lang]
    const letters = parts.reduce((sum, part) => sum + part.text.length, 0)
    return (
      <p
        aria-label={t('headline.title')}
        className={`live-value text-balance ${letters > ROOM_AT_FULL_SIZE ? 'text-name' : 'text-name wall:text-lead'}`}
      >
        {parts.map((part, at) => (
          // A sentence has no ids: its parts are told apart by their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at} className={HEADLINE_TONES[part.tone]}>
            {part.text}
          </span>
        ))}
      </p>
    )
  },
})

import type { Lang } from '@ioc/metrics'
import { languages } from '../i18n/index.ts'
import { useText } from '../i18n/text.tsx'
import type { Theme } from './theme.ts'

/** What can be changed on the screen itself; the rest is told by its address. */
export interface Choices {
  readonly lang: Lang
  readonly theme: Theme
  readonly chooseLang: (lang: Lang) => void
  readonly chooseTheme: (theme: Theme) => void
  /** Null outside the demonstration: there the link is nobody's to cut. */
  readonly link: { readonly cut: boolean; readonly toggle: () => void } | null
}

/** Never smaller than a finger needs (WCAG 2.2, 2.5.8), however small the letters. */
const BUTTON =
  'inline-grid min-h-[24px] min-w-[24px] cursor-pointer place-items-center rounded-sm px-1.5 hover:text-text'

/** Small, at the end of the band: language, theme, and in the demonstration the link. */
export function Controls({ lang, theme, chooseLang, chooseTheme, link }: Choices) {
  const text = useText()
  const other: Theme = theme === 'dark' ? 'light' : 'dark'
  const themeName = text.t(other === 'light' ? 'control.toLight' : 'control.toDark')
  return (
    <div className="flex shrink-0 items-center gap-4 text-text-2">
      {link !== null && (
        <button
          type="button"
          aria-pressed={link.cut}
          onClick={() => link.toggle()}
          className={`${BUTTON} border border-line px-3 ${link.cut ? 'border-sample bg-sample text-on-sample!' : ''}`}
        >
          {text.t(link.cut ? 'control.restore' : 'control.cut')}
        </button>
      )}
      <div role="group" aria-label={text.t('control.language')} className="flex">
        {languages.map(({ id, label, name }) => (
          <button
            key={id}
            type="button"
            lang={id}
            title={name}
            aria-label={`${label} – ${name}`}
            aria-pressed={id === lang}
            onClick={() => chooseLang(id)}
            className={`${BUTTON} ${id === lang ? 'font-semibold text-text' : ''}`}
          >
            {label}
          </button>
        ))}
      </div>
      <button
        type="button"
        title={themeName}
        aria-label={themeName}
        onClick={() => chooseTheme(other)}
        className={BUTTON}
      >
        <svg aria-hidden viewBox="0 0 24 24" className="size-[1.1em]">
          <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.4" />
          <path d="M12 3a9 9 0 0 1 0 18Z" fill="currentColor" />
        </svg>
      </button>
    </div>
  )
}

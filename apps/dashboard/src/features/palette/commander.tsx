import { lazy, Suspense, useEffect, useState } from 'react'
import { isTakenBy, type Opens, opensBy } from './keys.ts'
import { usePaletteText } from './messages.ts'
import type { PaletteProps } from './use-commands.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }))

/** The way to everything by the keyboard, and a button for who has none. What opens is loaded when it is opened. */
export function Commander(props: Omit<PaletteProps, 'close'>) {
  const { say } = usePaletteText()
  const [opened, setOpened] = useState<Opens | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const opens = opensBy({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        isTaken: isTakenBy(event.target),
      })
      if (opens === null) return
      event.preventDefault()
      setOpened(opens)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const close = () => setOpened(null)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setOpened('palette')}
        className="flex cursor-pointer items-baseline gap-3 rounded-sm border border-line px-3 py-1 text-text-2 hover:text-text"
      >
        {say('open')}
        <kbd aria-hidden className="hidden font-sans sm:inline">
          Ctrl K
        </kbd>
      </button>
      <Suspense fallback={null}>
        {opened === 'palette' && <Palette {...props} close={close} />}
        {opened === 'help' && <Help close={close} />}
      </Suspense>
    </>
  )
}

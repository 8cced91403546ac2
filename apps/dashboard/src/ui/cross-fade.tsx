import { useState } from 'react'
import { Digits } from './digits.tsx'

/** A figure that changes by a 300 ms cross-fade, in the place it had; nothing moves when it first appears. */
export function CrossFade({ text, className = '' }: { text: string; className?: string }) {
  const [shown, setShown] = useState<{ text: string; before: string | null }>({ text, before: null })
  // Derived while rendering, so that the new text is never a frame late.
  if (shown.text !== text) setShown({ text, before: shown.text })
  const { before } = shown
  return (
    <span className={`inline-grid ${className}`}>
      <span key={text} className={`col-start-1 row-start-1 ${before === null ? '' : 'fade-in'}`}>
        <Digits text={text} />
      </span>
      {before !== null && (
        <span
          key={`was ${before}`}
          aria-hidden
          className="fade-out col-start-1 row-start-1"
          onAnimationEnd={() => setShown((now) => ({ ...now, before: null }))}
        >
          <Digits text={before} />
        </span>
      )}
    </span>
  )
}

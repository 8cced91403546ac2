import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useText } from '../i18n/text.tsx'
import { type ProofRef, proofText } from './proof-ref.ts'

/** A number that opens its proof beside the page: the address says which, so that it can be sent to somebody. */
export function ProofLink({
  of,
  label,
  className = '',
  children,
}: {
  readonly of: ProofRef
  /** What the number is, for those who hear it out of its place. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const text = useText()
  const [, setAddress] = useSearchParams()
  const open = () =>
    setAddress((before) => {
      const after = new URLSearchParams(before)
      after.set('proof', proofText(of))
      return after
    })
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={text.t('proof.of', { name: label })}
      onClick={open}
      className={`min-h-[24px] cursor-pointer rounded-sm underline decoration-line decoration-dotted underline-offset-[0.2em] hover:decoration-accent ${className}`}
    >
      {children}
    </button>
  )
}

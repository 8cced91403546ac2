import { headline, type HeadlinePart } from '@ioc/metrics'
import { Link, useSearchParams } from 'react-router'
import { type ProofRef, proofText } from '../../ui/proof-ref.ts'
import { HEADLINE_TONES } from '../../widgets/headline.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { UnitLink } from './links.tsx'
import { useLeaderText } from './messages.ts'

/** The sentence of the moment: its gap opens its proof, the units it names lead to their pages. */
export function HeadlineLine({ view }: { readonly view: DistrictView }) {
  const { lang } = useLeaderText()
  return (
    <h1 className="live-value text-lead font-semibold text-balance">
      {headline(view.catalogue, view.snapshot, lang).map((part, at) => (
        // A sentence has no ids: its parts are told apart by their place in it.
        // oxlint-disable-next-line react/no-array-index-key
        <Part key={at} view={view} part={part} />
      ))}
    </h1>
  )
}

function Part({ view, part }: { readonly view: DistrictView; readonly part: HeadlinePart }) {
  const { text, tone, indicator, unit } = part
  if (unit === undefined) return <span className={HEADLINE_TONES[tone]}>{text}</span>
  if (indicator === undefined) return <UnitLink view={view} code={unit} className="underline decoration-line" />
  return (
    <ProofWords of={{ indicator, unit }} className={HEADLINE_TONES[tone]}>
      {text}
    </ProofWords>
  )
}

/** As `ProofLink`, for words within a sentence: a button would not break over two lines. */
function ProofWords({ of, className, children }: { of: ProofRef; className: string; children: string }) {
  const [address] = useSearchParams()
  const search = new URLSearchParams(address)
  search.set('proof', proofText(of))
  return (
    <Link
      to={{ search: search.toString() }}
      aria-haspopup="dialog"
      className={`underline decoration-line decoration-dotted underline-offset-[0.2em] hover:decoration-accent ${className}`}
    >
      {children}
    </Link>
  )
}

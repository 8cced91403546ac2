import type { WireProof } from '@ioc/contract'
import { CopyButton } from '../../ui/copy-button.tsx'
import { proofPath } from '../../ui/proof-ref.ts'
import { QrCode } from '../../ui/qr.tsx'
import { Section } from '../../ui/section.tsx'
import { useProofText } from './messages.ts'

/** The address of exactly this number, for a phone and for a letter: it shows the same in years. */
export function Reach({ proof, publicUrl }: { readonly proof: WireProof; readonly publicUrl: string | null }) {
  const { say } = useProofText()
  const { indicator, unit, asOf, knownSeq } = proof
  const address = `${publicUrl ?? location.origin}${proofPath({ indicator, unit, asOf, knownSeq })}`
  return (
    <Section title={say('reach')}>
      <div className="flex flex-wrap items-start gap-5">
        <QrCode address={address} label={say('qr')} className="w-[11rem] shrink-0" />
        <div className="flex min-w-[14rem] flex-1 flex-col items-start gap-3">
          <p className="text-text-2">{say('forGood')}</p>
          <code className="break-all">{address}</code>
          <CopyButton label={say('copy')} words={() => address} />
        </div>
      </div>
    </Section>
  )
}

import { useParams, useSearchParams } from 'react-router'
import { proofRef, proofText } from '../../ui/proof-ref.ts'
import type { PageProps } from '../page-props.ts'
import { useProofText } from './messages.ts'
import { Proof } from './proof.tsx'

/** One number with its proof, at an address of its own: where a QR on the wall leads. */
export function Page({ source, catalogue }: PageProps) {
  const { say } = useProofText()
  const { indicator = '', unit = '' } = useParams()
  const [address] = useSearchParams()
  const number = (name: string) => (/^\d{1,15}$/.test(address.get(name) ?? '') ? Number(address.get(name)) : undefined)
  // Written and read once more, so that an address made by hand is held to the same form as every other.
  const of = proofRef(proofText({ indicator, unit, asOf: number('asOf'), knownSeq: number('knownSeq') }))
  if (of === null) return <p>{say('unknown')}</p>
  return (
    <div className="flex max-w-[56rem] flex-col gap-5">
      <Proof source={source} catalogue={catalogue} of={of} />
    </div>
  )
}

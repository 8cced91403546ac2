import type { WireCatalogue } from '@ioc/contract'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { Source } from '../../data/queries.ts'
import { useText } from '../../i18n/text.tsx'
import { proofRef } from '../../ui/proof-ref.ts'
import { Waiting } from '../../ui/waiting.tsx'

const Proof = lazy(async () => ({ default: (await import('./proof.tsx')).Proof }))

/** The proof that the address asks for (`?proof=online@20599`), beside the page it was asked on. Esc closes it. */
export function ProofDrawer({ source, catalogue }: { readonly source: Source; readonly catalogue: WireCatalogue }) {
  const text = useText()
  const [address, setAddress] = useSearchParams()
  const ref = proofRef(address.get('proof'))
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = ref !== null
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  const close = () =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('proof')
        return after
      },
      { replace: true },
    )
  return (
    <dialog
      ref={dialog}
      aria-label={text.t('proof.title')}
      onClose={() => isOpen && close()}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-[44rem] overflow-y-auto border-l border-rule bg-page p-0 text-text backdrop:bg-shade"
    >
      {ref !== null && (
        <div className="flex flex-col gap-5 px-4 py-4 sm:px-7">
          <button
            type="button"
            onClick={close}
            className="cursor-pointer self-end rounded-sm border border-line px-3 py-1 text-text-2 hover:text-text"
          >
            {text.t('proof.close')}
          </button>
          <Suspense fallback={<Waiting>{text.t('desk.opening')}</Waiting>}>
            <Proof source={source} catalogue={catalogue} of={ref} />
          </Suspense>
        </div>
      )}
    </dialog>
  )
}

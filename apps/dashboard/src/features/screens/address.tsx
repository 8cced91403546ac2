import { CopyButton } from '../../ui/copy-button.tsx'
import { QrCode } from '../../ui/qr.tsx'
import { useScreensText } from './messages.ts'

/** What is opened on the screen itself: to be copied, typed or scanned. */
export function Address({ address, screen }: { readonly address: string; readonly screen: string }) {
  const { say } = useScreensText()
  return (
    <div className="flex min-w-0 flex-wrap items-start gap-5">
      <QrCode address={address} label={say('address.qr', { address })} className="size-36" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <p className="text-text-2">{say('address.how')}</p>
        <p className="font-semibold wrap-anywhere">{address}</p>
        <CopyButton label={say('do.copy')} name={`${say('do.copy')}: ${screen}`} words={() => address} />
      </div>
    </div>
  )
}

import { Button } from '../../ui/button.tsx'
import { usePaletteText } from './messages.ts'
import { Modal } from './modal.tsx'

/** The keys there are. */
export function Help({ close }: { readonly close: () => void }) {
  const { say } = usePaletteText()
  const keys = [
    [['Ctrl K', '⌘ K', '/'], say('keys.open')],
    [['?'], say('keys.help')],
    [['↑', '↓'], say('keys.move')],
    [['Enter'], say('keys.go')],
    [['Esc'], say('keys.close')],
  ] as const
  return (
    <Modal label={say('keys')} close={close}>
      <div className="flex flex-col gap-4 px-6 py-5">
        <h2 className="text-name font-semibold">{say('keys')}</h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-3">
          {keys.map(([names, what]) => (
            <div key={what} className="contents">
              <dt className="flex flex-wrap items-baseline gap-2">
                {names.map((name, at) => (
                  <span key={name} className="flex items-baseline gap-2">
                    {at > 0 && <span className="text-text-2">{say('or')}</span>}
                    <kbd className="rounded-sm border border-line bg-card px-2 font-sans">{name}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p className="text-text-2">{say('keys.writing')}</p>
        <div>
          <Button onPress={close}>{say('close')}</Button>
        </div>
      </div>
    </Modal>
  )
}

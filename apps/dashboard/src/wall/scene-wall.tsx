import type { Scene, SceneHead, SceneProps } from './scenes/scene.ts'
import { Suspense } from 'react'
import { useTick } from '../data/use-tick.tsx'
import { Band, type BandSays } from './band.tsx'
import { Broken } from './broken.tsx'
import type { Choices } from '../ui/controls.tsx'
import { useText } from '../i18n/text.tsx'
import { proofPath } from '../ui/proof-ref.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { later } from '../ui/later.ts'
import { Header } from './header.tsx'

const QrCode = later(async () => (await import('../ui/qr.tsx')).QrCode)

/** One scene between the wall's own header and its band. */
export function SceneWall({
  name,
  scene,
  head,
  band,
  choices,
  view,
  of,
  reach,
}: SceneProps & {
  readonly name: string
  readonly scene: Scene
  readonly head: SceneHead
  readonly band: BandSays
  readonly choices: Choices | null
  /** Where phones reach the screens; null where they cannot. */
  readonly reach: string | null
}) {
  const link = useTick((tick) => tick.link)
  const text = useText()
  const { title, sentence, proof } = head
  return (
    <main data-link={link} data-seq={view.snapshot.seq} data-scene={scene.id} className="scene">
      <div className="px-5 pt-4 wall:px-7">
        <Header name={name}>
          <div className="flex items-center justify-between gap-6">
            <div className="min-w-0">
              <h2 className="text-label text-text-2">{title}</h2>
              <p className="live-value text-name text-balance wall:text-lead">{sentence}</p>
            </div>
            {proof && reach !== null && (
              <Suspense>
                <QrCode
                  address={`${reach}${proofPath(proof)}`}
                  label={text.t('proof.code')}
                  className="hidden size-[5.2rem] shrink-0 tall:block wall:block"
                />
              </Suspense>
            )}
          </div>
        </Header>
      </div>
      <div className="min-h-0 min-w-0 px-5 wall:px-7">
        <ErrorBoundary resetKey={view.snapshot.seq} fallback={<Broken />}>
          <scene.Body view={view} of={of} />
        </ErrorBoundary>
      </div>
      <Band {...band} choices={choices} />
    </main>
  )
}

import type { Unit } from '@ioc/metrics'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import type { BandFacts } from './band-facts.ts'
import { type Choices, Controls } from '../ui/controls.tsx'
import { SceneMark } from './scene-mark.tsx'
import type { AtStop } from './stops.ts'
import { LinkWords } from './link-words.tsx'
import { useTick } from '../data/use-tick.tsx'

/** What the band says beside the link. */
export interface BandSays {
  readonly facts: BandFacts
  readonly unitOf: (code: string) => Unit | undefined
  readonly sample: boolean
  readonly screen: string | null
  readonly build: string
  readonly scene: { readonly title: string; readonly at: AtStop }
}

// Enough of a build's digest to tell two apart.
const BUILD_LETTERS = 7

/** How fresh everything is, always at this edge. Past five minutes of silence the whole band says so. */
export function Band({ facts, unitOf, sample, screen, build, scene, choices }: BandSays & { choices: Choices | null }) {
  const text = useText()
  const notLive = useTick(({ link }) => link === 'not-live')
  const { newest, oldest, due, onTime } = facts
  const oldestUnit = oldest === null ? undefined : unitOf(oldest.unit)
  return (
    <footer
      aria-label={text.t('band.title')}
      className={`flex flex-wrap items-center gap-x-5 gap-y-2 px-7 py-2.5 text-label wall:flex-nowrap wall:whitespace-nowrap ${
        notLive ? 'bg-off text-on-mark [&_.quiet]:text-on-mark [&_button]:text-on-mark' : 'bg-band'
      }`}
    >
      {sample && (
        <strong className="shrink-0 rounded-[0.3em] bg-sample px-3 font-semibold text-on-sample">
          {text.t('band.sample')}
        </strong>
      )}
      <LinkWords />
      {newest !== null && <Newest at={newest} />}
      {oldest !== null && oldestUnit !== undefined && <Oldest at={oldest.at} unit={text.pick(oldestUnit.name)} />}
      {due > 0 && <Quiet>{text.t('band.onTime', { reported: onTime, due })}</Quiet>}
      <span className="grow" />
      <SceneMark {...scene} />
      {screen !== null && (
        <span className="quiet min-w-0 truncate text-text-2">{text.t('band.screen', { name: screen })}</span>
      )}
      <Quiet>{build.slice(0, BUILD_LETTERS)}</Quiet>
      {choices !== null && <Controls {...choices} />}
    </footer>
  )
}

function Newest({ at }: { at: number }) {
  const text = useText()
  const age = useTick(({ now }) => Math.max(0, Math.floor(((now ?? at) - at) / 1_000)))
  return <Quiet>{text.t('band.newest', { age: text.age(age * 1_000) })}</Quiet>
}

function Oldest({ at, unit }: { at: number; unit: string }) {
  const text = useText()
  const age = useTick(({ now }) => Math.max(0, Math.floor(((now ?? at) - at) / 60_000)))
  return <Quiet>{text.t('band.oldest', { unit, age: text.age(age * 60_000) })}</Quiet>
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="quiet shrink-0 text-text-2">{children}</span>
}

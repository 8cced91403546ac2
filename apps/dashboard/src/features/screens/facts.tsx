import type { ScreenReport, ScreenStanding, WireCatalogue } from '@ioc/contract'
import type { ReactNode } from 'react'
import { type ScreensText, useScreensText } from './messages.ts'
import { sceneWords } from './scene-words.ts'

const MEGABYTE = 1_000_000
// Enough of a build's digest to tell two apart, as in the wall's band.
const BUILD_LETTERS = 7

/** What a screen said of itself last, line by line. */
export function Facts({
  screen,
  build,
  now,
  catalogue,
}: {
  readonly screen: ScreenStanding
  /** The server's. */
  readonly build: string
  readonly now: number
  readonly catalogue: WireCatalogue
}) {
  const text = useScreensText()
  const { say } = text
  const { report, heardAt, behindBy } = screen
  const heard = heardAt === null ? say('fact.never') : say('fact.ago', { age: text.age(Math.max(0, now - heardAt)) })
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      <Fact name={say('fact.heard')}>{heard}</Fact>
      {report && (
        <>
          <Fact name={say('fact.scene')}>{sceneWords(report.scene, catalogue, text)}</Fact>
          <Fact name={say('fact.painted')} amiss={screen.state === 'behind'}>
            {paintedWords(report, behindBy, text)}
          </Fact>
          <Fact name={say('fact.build')} amiss={report.build !== build}>
            {buildWords(report.build, build, text)}
          </Fact>
          <Fact name={say('fact.memory')}>
            {report.memory === null
              ? say('fact.unknown')
              : say('fact.megabytes', { count: Math.round(report.memory / MEGABYTE) })}
          </Fact>
          <Fact name={say('fact.errors')} amiss={report.errors > 0}>
            {text.number(report.errors)}
          </Fact>
          <Fact name={say('fact.size')}>{`${report.width} × ${report.height}`}</Fact>
        </>
      )}
    </dl>
  )
}

function Fact({
  name,
  amiss = false,
  children,
}: {
  readonly name: string
  readonly amiss?: boolean
  readonly children: ReactNode
}) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd className={amiss ? 'text-watch' : ''}>{children}</dd>
    </>
  )
}

const paintedWords = ({ seq }: ScreenReport, behind: number, { say }: ScreensText) =>
  behind > 0 ? say('fact.behindBy', { seq, behind }) : say('fact.seq', { seq })

function buildWords(own: string, server: string, { say }: ScreensText): string {
  const [build, other] = [own.slice(0, BUILD_LETTERS), server.slice(0, BUILD_LETTERS)]
  return own === server ? build : say('fact.otherBuild', { build, server: other })
}

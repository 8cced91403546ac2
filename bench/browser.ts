import { type Browser, chromium } from 'playwright'
import { buildWall } from '../scripts/build-wall.mjs'
import { chromiumPath } from '../scripts/chromium.mjs'

/** A real Chromium with the screens built for it. Throws, saying what to do, where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('No Chromium here. Install one, or name one in CHROMIUM_PATH.')
  const mistakes = buildWall()
  if (mistakes !== null) throw new Error(`The wall cannot be built:\n${mistakes}`)
  return chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  })
}

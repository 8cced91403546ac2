// The browser of the browser tests.
import { systemProgram } from './system-program.mjs'

/** Path of a Chromium (`CHROMIUM_PATH` goes first), or undefined where there is none and none can be installed. */
export function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return systemProgram({ title: 'Chromium', variable: 'CHROMIUM_PATH', names, debian: 'chromium' })
}

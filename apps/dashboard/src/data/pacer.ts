/** Lets work through at most once per interval: the first at once, what comes meanwhile as one at its end. */
export interface Pacer {
  readonly ask: () => void
  readonly close: () => void
}

export function createPacer(work: () => void, interval: number): Pacer {
  let resting: ReturnType<typeof setTimeout> | null = null
  let asked = false
  function run() {
    asked = false
    resting = setTimeout(rested, interval)
    work()
  }
  function rested() {
    resting = null
    if (asked) run()
  }
  return {
    ask() {
      if (resting === null) run()
      else asked = true
    },
    close() {
      if (resting !== null) clearTimeout(resting)
      resting = null
      asked = false
    },
  }
}

/** Does something when things rest: never twice at once, and no more once it was ended. */
export interface Rhythm {
  /** Does it after so many milliseconds without another call. */
  later(rest: number): void
  /** Does it at once, unless it is being done. */
  now(): Promise<void>
  /** Begins none any more, and resolves when the one under way is over. */
  end(): Promise<void>
  begin(): void
  isOver(): boolean
  /** Resolves when none is under way. */
  idle(): Promise<void>
}

export function createRhythm(work: () => Promise<void>): Rhythm {
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> | null = null
  let over = false

  async function now(): Promise<void> {
    clearTimeout(timer)
    if (working) return
    working = work()
    await working
    working = null
  }

  return {
    later(rest) {
      clearTimeout(timer)
      if (!over) timer = setTimeout(() => void now(), rest)
    },
    now,
    async end() {
      over = true
      clearTimeout(timer)
      await working
    },
    begin: () => void (over = false),
    isOver: () => over,
    async idle() {
      await working
    },
  }
}

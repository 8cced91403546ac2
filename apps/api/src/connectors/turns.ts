/** Work done in turns until closed. */
export interface Turns {
  /** Waits for the turn under way, and has one last. */
  close(): Promise<void>
}

/** Does work every `everyMs`, one turn at a time; a turn that fails is told, and the next tries again. */
export function createTurns(work: () => Promise<void>, everyMs: number, failed: (error: unknown) => void): Turns {
  let turn = Promise.resolve()
  let busy = false
  const start = () => {
    if (busy) return turn
    busy = true
    turn = work()
      .catch(failed)
      .finally(() => {
        busy = false
      })
    return turn
  }
  const timer = setInterval(() => void start(), everyMs)
  return {
    async close() {
      clearInterval(timer)
      await turn
      await start()
    },
  }
}

import { breathe } from '../../breathe.ts'

/** Work in steps, with a pause for others possible after each. */
export type Steps<T> = Generator<void, T, void>

/** One step that does all. */
// oxlint-disable-next-line require-yield -- the shape asked for, with nowhere to pause
export function* inOne<T>(run: () => T): Steps<T> {
  return run()
}

/** Does all steps now. */
export function atOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Lets others run between steps. */
export async function withPauses<T>(steps: Steps<T>): Promise<T> {
  const pause = breathe()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

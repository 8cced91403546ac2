/** One thing wrong with a pack, where someone with an editor will find it. */
export interface Mistake {
  /** Within the pack's folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** `indicators[procedures.on-time].target`; empty where the file as a whole is wrong. */
  readonly field: string
  readonly detail: string
}

/** A pack that cannot be used. It names every mistake found, not only the first. */
export class PackError extends Error {
  readonly mistakes: readonly Mistake[]

  constructor(dir: string, mistakes: readonly Mistake[]) {
    const lines = mistakes.map(({ file, line, field, detail }) =>
      field === '' ? `${file}:${line}: ${detail}` : `${file}:${line} ${field}: ${detail}`,
    )
    super(`The pack in ${dir} cannot be used:\n${lines.join('\n')}`)
    this.name = 'PackError'
    this.mistakes = mistakes
  }
}

/** Gathers mistakes; one found in two ways is told once. */
export function createMistakes() {
  const found = new Map<string, Mistake>()
  return {
    add(mistake: Mistake): void {
      found.set(JSON.stringify(mistake), mistake)
    },
    /** By file and line, as an editor would walk them. */
    all: (): readonly Mistake[] => [...found.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  }
}
export type Mistakes = ReturnType<typeof createMistakes>

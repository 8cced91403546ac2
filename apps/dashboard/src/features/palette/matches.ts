import { isFound, plain } from '../../i18n/plain.ts'
import { type Command, KINDS } from './commands.ts'

/** More than this nobody reads; another letter finds it. */
const SHOWN = 40

/** The commands that hold every word that was typed: names that begin with them first, then by kind, then as they stand. */
export function matches(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = plain(typed)
  const rank = ({ kind, name }: Command) => {
    const isBegun = wanted !== '' && plain(name).startsWith(wanted)
    return (isBegun ? 0 : KINDS.length) + KINDS.indexOf(kind)
  }
  return commands
    .filter(({ name, words }) => isFound(typed, [name, ...words]))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN)
}

import type { Command } from './command.ts'
import { rebuild } from './rebuild.ts'
import { sourceAdd } from './source-add.ts'
import { sourceApply } from './source-apply.ts'
import { sourceList } from './source-list.ts'
import { sourceRevoke } from './source-revoke.ts'
import { sourceRotate } from './source-rotate.ts'
import { verify } from './verify.ts'

/** Every command there is; a new one is a file of its own and a line here. */
export const COMMANDS: readonly Command[] = [
  sourceAdd,
  sourceList,
  sourceRotate,
  sourceRevoke,
  sourceApply,
  verify,
  rebuild,
]

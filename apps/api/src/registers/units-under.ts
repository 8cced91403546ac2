import type { Day, UnitTree } from '@ioc/metrics'

/** Codes of a unit and of those below it today; undefined where none bears the code. */
export type UnitsUnder = (code: string) => readonly string[] | undefined

export const createUnitsUnder =
  (tree: UnitTree, today: () => Day): UnitsUnder =>
  (code) => {
    const unit = tree.at(code, today())
    return unit && [unit.code, ...tree.children(code, today()).map((child) => child.code)]
  }

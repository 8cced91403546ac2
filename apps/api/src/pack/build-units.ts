import type { ReorganisationFile, UnitsFile } from '@ioc/contract'
import type { Unit } from '@ioc/metrics'
import type { Opened, Refuse } from './open-file.ts'
import type { Path } from './positions.ts'

/** Something read, with a way to say where it is wrong. */
export interface Located<T> {
  readonly value: T
  readonly refuse: Refuse
}

/** The units of units.yaml, in its order. */
export function buildUnits(file: Opened<UnitsFile>): Located<Unit>[] {
  return file.data.units.map(({ from, to, population, ...rest }, index) => ({
    value: { ...rest, validFrom: from ?? file.data.from, validTo: to, ...(population && { population }) },
    refuse: (path, detail) => file.refuse(['units', index, ...path], detail),
  }))
}

/**
 * The units after a reorganisation: those that end get their last day and successors, those that begin
 * are added. History stays: nothing is taken away. `units` is left as it was.
 */
export function reorganise(units: readonly Located<Unit>[], file: Opened<ReorganisationFile>): Located<Unit>[] {
  let after = [...units]
  for (const [index, step] of file.data.steps.entries()) {
    const at: Path = ['steps', index]
    for (const [place, { code, successors }] of step.ends.entries()) {
      const refuse: Refuse = (path, detail) => file.refuse([...at, 'ends', place, ...path], detail)
      const ending = after.find(({ value }) => value.code === code && value.validTo === null)
      if (ending === undefined) refuse(['code'], `no living unit has the code ${code}`)
      else {
        const value = { ...ending.value, validTo: step.date, successors }
        const told: Refuse = (path, detail) =>
          path[0] === 'successors' ? refuse(path, detail) : ending.refuse(path, detail)
        after = after.map((unit) => (unit === ending ? { value, refuse: told } : unit))
      }
    }
    for (const [place, { population, ...rest }] of step.begins.entries()) {
      after.push({
        value: { ...rest, validFrom: step.date, validTo: null, successors: [], ...(population && { population }) },
        refuse: (path, detail) => file.refuse([...at, 'begins', place, ...path], detail),
      })
    }
  }
  return after
}

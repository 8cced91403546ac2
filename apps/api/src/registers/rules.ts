import { createHash } from 'node:crypto'
import {
  type Catalogue,
  type CountedMeasure,
  countedMeasures,
  type CountingRules,
  entriesOf as entriesOfChange,
  type UnitTree,
} from '@ioc/metrics'
import type { EntriesOf } from '../store/record-store.ts'
import type { Store } from '../store/store.ts'

/** How a catalogue's registers are counted. */
export interface Rules {
  /** Changes with anything that makes the counts others. */
  readonly digest: string
  readonly entriesOf: EntriesOf
}

export function createRules(catalogue: Catalogue, tree: UnitTree, seriesOf: Store['seriesOf']): Rules {
  const counted = countedMeasures(catalogue.measures)
  const keyOf: CountingRules['keyOf'] = (code, day) => {
    const unit = tree.at(code, day)
    return unit && tree.keyOf(unit)
  }
  const perRegister = new Map<string, CountingRules>()
  for (const register of catalogue.registers.values()) {
    const measures = counted.filter(({ counting }) => counting.register === register.id)
    perRegister.set(register.id, { register, measures, utcOffsetMinutes: catalogue.utcOffsetMinutes, keyOf })
  }
  return {
    digest: digestOf(catalogue, counted),
    entriesOf(register, before, after, at) {
      const rules = perRegister.get(register)
      // A register that the catalogue no longer has is kept and counts nothing.
      if (!rules) return []
      return entriesOfChange(rules, before, after, at).map(({ measure, unit, time, delta }) => ({
        series: seriesOf(measure, unit),
        time,
        delta,
      }))
    },
  }
}

function digestOf({ registers, units, utcOffsetMinutes }: Catalogue, counted: readonly CountedMeasure[]): string {
  const said = {
    utcOffsetMinutes,
    measures: counted.map(({ id, kind, counting }) => [id, kind, counting]),
    fields: [...registers.values()].map(({ id, fields }) => [id, [...fields.values()].map((f) => [f.id, f.type])]),
    units: units.map(({ code, validFrom, validTo }) => [code, validFrom, validTo]),
  }
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
}

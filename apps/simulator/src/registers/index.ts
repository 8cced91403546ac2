import type { Catalogue, Instant } from '@ioc/metrics'
import type { Model } from '../model/model.ts'
import type { PretendSource } from '../sources.ts'
import { createCameras, type States } from './cameras.ts'
import { createDossiers } from './dossiers.ts'
import { createFeedbackItems } from './feedback-items.ts'
import { type Keeper, listKeepers } from './keeper.ts'
import { createRadioBulletins } from './radio-bulletins.ts'
import type { RecordRow } from './record-row.ts'
import { readSeedRecords } from './seed-records.ts'
import { createWorkClock } from './work-clock.ts'

export interface RegistersDeps {
  readonly catalogue: Catalogue
  readonly model: Model
  readonly sources: readonly PretendSource[]
  readonly seed: number
  /** Where what is on paper lies. */
  readonly folder: string
}

/** Everything that any of the sources keeps: what is on paper, what is born into it, and what changes in it. */
export async function openRegisters(deps: RegistersDeps, now: Instant): Promise<readonly Keeper[]> {
  const { catalogue, sources, seed, folder } = deps
  const paper = new Map<string, readonly RecordRow[]>()
  for (const id of catalogue.registers.keys()) paper.set(id, await readSeedRecords(folder, id))
  const seedOf = (register: string) => paper.get(register) ?? []
  const work = createWorkClock(catalogue)
  const lives = [
    createDossiers({ ...deps, work, procedures: seedOf('procedures') }),
    createFeedbackItems({ ...deps, work }),
    createRadioBulletins(deps),
  ].filter((one) => one !== null)
  const states = new Map<string, States>([['cameras', createCameras(seed)]])
  return listKeepers({ catalogue, sources, seedOf, lives, states }, now)
}

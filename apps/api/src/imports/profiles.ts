import { Profile, type ProfileSummary } from '@ioc/contract'
import { Problem } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { grainOf, type KnownMeasure } from './understand/knowledge.ts'

export const PROFILE_KIND = 'profile'

/** The ways files are read: those of the pack, and those made from a file here. */
export interface Profiles {
  all(): Promise<readonly Profile[]>
  list(): Promise<readonly ProfileSummary[]>
  /** Keeps one under an id that no other has. Throws `conflict`. */
  save(profile: Profile): Promise<void>
}

export function createProfiles(
  own: readonly Profile[],
  documents: Store['documents'],
  measures: readonly KnownMeasure[],
): Profiles {
  // One that was kept by an older version and is none any more is left out, not in everybody's way.
  const saved = async () =>
    (await documents.list(PROFILE_KIND)).flatMap(({ body }) => Profile.safeParse(body).data ?? [])
  const summaryOf = (profile: Profile, isSaved: boolean): ProfileSummary => ({
    id: profile.id,
    name: profile.name,
    layout: profile.layout,
    grain: grainOf(profile, measures),
    saved: isSaved,
  })
  return {
    all: async () => [...own, ...(await saved())],
    list: async () => [
      ...own.map((profile) => summaryOf(profile, false)),
      ...(await saved()).map((profile) => summaryOf(profile, true)),
    ],
    async save(profile) {
      if (own.some(({ id }) => id === profile.id))
        throw new Problem('conflict', `${profile.id} is a profile of the pack.`)
      await documents.put(PROFILE_KIND, profile.id, profile, 0)
    },
  }
}

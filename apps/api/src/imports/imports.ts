import { randomUUID } from 'node:crypto'
import type { ImportChoices, ImportList, ImportState, Profile, SaveProfile } from '@ioc/contract'
import type { Catalogue, Instant, UnitTree } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import { createTellCounted } from '../rows/counted-in.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { createCommit } from './commit-import.ts'
import type { ReadingsDoor } from './door.ts'
import { createImportAtOnce, type ImportAtOnce } from './import-at-once.ts'
import { createImportBook } from './import-book.ts'
import { createImportFiles } from './import-files.ts'
import { checkReason, newImport, type SentFile, shownName, unstored } from './import-state.ts'
import { createJudge } from './judge-reading.ts'
import { createKeptImports } from './kept-imports.ts'
import { createLook } from './look-at-file.ts'
import { profileByHand } from './profile-by-hand.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import { createReader } from './reader.ts'
import { createStoreReading } from './store-reading.ts'
import { createRefusing, type RefusedFile } from './tell-refused.ts'
import { createTemplates, type Templates } from './template/templates.ts'
import { createUnderWay } from './under-way.ts'
import { createTellChanges } from './value-changes.ts'

export interface ImportsDeps {
  readonly store: Pick<Store, 'documents' | 'sources' | 'allSeries' | 'lastBefore' | 'readingsFor'>
  readonly door: ReadingsDoor
  readonly catalogue: Catalogue
  readonly tree: UnitTree
  readonly profiles: readonly Profile[]
  /** Folder of what is kept; files wait in `imports/` within it. */
  readonly data: string
  readonly demonstration: boolean
  readonly now: () => Instant
  /** Tells the screens that something should be fetched again. */
  readonly announce: (thing: string) => void
  /** Told of a file that was to be stored and cannot be. Must not throw. */
  readonly onRefused: (source: SourceRecord, refused: RefusedFile) => void
}

/** Imports that may wait for a decision at once: files are large. */
const MOST_OPEN = 50
/** How often what is older than a day is thrown away. */
const SWEEP_MS = 600_000

/** Files on their way in: read, shown, and only then stored. */
export interface Imports {
  readonly profiles: Profiles
  /** Workbooks to be filled in and sent back. */
  readonly templates: Templates
  send(file: SentFile): Promise<ImportState>
  get(id: string): Promise<ImportState>
  list(): Promise<ImportList>
  /** Reads it again as chosen. */
  choose(id: string, choices: ImportChoices): Promise<ImportState>
  replace(id: string, file: SentFile): Promise<ImportState>
  /** Stores all of it as one batch. A second asking gets the first answer. */
  commit(id: string): Promise<ImportState>
  cancel(id: string): Promise<void>
  /** Keeps the columns that were mapped by hand as a profile. */
  saveProfile(id: string, name: SaveProfile): Promise<void>
  /** A file without anyone looking: stored as one batch, or refused with what stands against it. */
  readonly importAtOnce: ImportAtOnce
  close(): void
}

/** Takes up what a stop left half read. */
export async function createImports(deps: ImportsDeps): Promise<Imports> {
  const parts = assemble(deps)
  const { book, kept, underWay, profiles, templates, importAtOnce } = parts
  const sweeping = setInterval(() => void kept.sweep().catch(() => {}), SWEEP_MS)
  sweeping.unref()
  await kept.sweep()
  for (const state of await book.all()) if (state.state === 'reading') await underWay.begin(state)
  return {
    profiles,
    templates,
    importAtOnce,
    list: kept.list,
    ...filesOf(parts, deps),
    async get(id) {
      const state = await kept.find(id)
      return state.state === 'reading' ? { ...state, progress: underWay.progressOf(id) } : state
    },
    async choose(id, choices) {
      checkReason(choices)
      return underWay.begin({ ...unstored(await kept.find(id)), choices })
    },
    commit: async (id) => parts.commit(await kept.find(id)),
    saveProfile: async (id, name) => profiles.save(profileByHand(await kept.find(id), name)),
    close() {
      clearInterval(sweeping)
      underWay.stopAll()
    },
  }
}

/** The verbs by which files come and go. */
function filesOf(
  { book, files, kept, underWay, giveUp }: ReturnType<typeof assemble>,
  { now, announce }: ImportsDeps,
): Pick<Imports, 'send' | 'replace' | 'cancel'> {
  return {
    async send(file) {
      checkReason(file.choices)
      if ((await kept.open()).length >= MOST_OPEN)
        throw new Problem('too-many', `${MOST_OPEN} files wait for a decision already: store or cancel one first.`)
      const id = randomUUID()
      await files.write(id, file.bytes)
      return underWay.begin(newImport(id, file, now()))
    },
    async replace(id, { name, bytes, choices }) {
      const state = unstored(await kept.find(id))
      checkReason(choices)
      await giveUp(state)
      underWay.stop(id)
      await files.write(id, bytes)
      return underWay.begin({
        ...state,
        name: shownName(name),
        size: bytes.length,
        choices: { ...state.choices, ...choices },
      })
    },
    async cancel(id) {
      await giveUp(unstored(await kept.find(id)))
      underWay.stop(id)
      await book.remove(id)
      files.remove(id)
      announce(`imports/${id}`)
    },
  }
}

/** The parts an import passes through, each made with what it needs of the others. */
function assemble({
  store,
  door,
  catalogue,
  tree,
  profiles: own,
  data,
  demonstration,
  now,
  announce,
  onRefused,
}: ImportsDeps) {
  const book = createImportBook(store.documents)
  const files = createImportFiles(data)
  const measures = [...catalogue.measures.values()].map(({ id, name, kind, grain, decimals, levels }) => ({
    id,
    name,
    kind,
    grain,
    decimals,
    levels,
  }))
  const profiles = createProfiles(own, store.documents, measures)
  const reader = createReader(profiles, { measures, units: catalogue.units })
  const judge = createJudge(door, store, createTellChanges({ store, catalogue, tree }))
  const storeReading = createStoreReading(door, now, createTellCounted(catalogue, tree))
  const source = { ...SENT_FILES, sample: demonstration }
  const refusing = createRefusing(store, onRefused)
  const storing = { files, reader, judge, storeReading, tellRefused: refusing.tell }
  /** The problems of a file that is replaced, thrown away or left lying are told: it was sent and not stored. */
  const giveUp = async (state: ImportState) => {
    if (state.state === 'refused') await refusing.tell(source, state)
    refusing.forget(state.id)
  }
  return {
    book,
    files,
    giveUp,
    profiles,
    templates: createTemplates({ store, catalogue, profiles, now }),
    kept: createKeptImports(book, files, now, giveUp),
    underWay: createUnderWay({ book, look: createLook({ reader, files, judge, source }), announce }),
    commit: createCommit({ ...storing, book, source, announce }),
    importAtOnce: createImportAtOnce(storing),
  }
}

/** The source of every file that somebody sent. */
const SENT_FILES = { id: 'files', name: 'Tệp gửi lên', kind: 'file', measures: null, units: null } as const

import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type ImportState, Profile, type ImportChoices, type ImportList, type SaveProfile } from '@ioc/contract'
import type { Catalogue, Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { SourceRecord, Store } from '../store/store.ts'
import { type ReadingsDoor, rehearse } from './door.ts'
import { createImportBook } from './import-book.ts'
import { createImportFiles } from './import-files.ts'
import { createProfiles, type Profiles } from './profiles.ts'
import { createReader } from './reader.ts'
import type { Reading } from './understand/understand.ts'

export interface ImportsDeps {
  readonly store: Pick<Store, 'documents' | 'sources'>
  readonly door: ReadingsDoor
  readonly catalogue: Catalogue
  readonly profiles: readonly Profile[]
  /** Folder of what is kept; files wait in `imports/` within it. */
  readonly data: string
  readonly demonstration: boolean
  readonly now: () => Instant
  /** Tells the screens that something should be fetched again. */
  readonly announce: (thing: string) => void
}

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Buffer
}

const DAY_MS = 86_400_000
/** Between two pieces of news of one import's progress. */
const NEWS_MS = 250
/** Imports that may wait for a decision at once: files are large. */
const MOST_OPEN = 50
/** How often what is older than a day is thrown away. */
const SWEEP_MS = 600_000

/** Files on their way in: read, shown, and only then stored. */
export interface Imports {
  readonly profiles: Profiles
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
  importAtOnce(file: SentFile & { readonly source: SourceRecord }): Promise<ImportedAtOnce>
  close(): void
}

/** A file being read. */
interface Run {
  readonly stop: AbortController
  progress: number
}

export interface ImportedAtOnce {
  readonly outcome: 'imported' | 'refused'
  readonly report: Pick<ImportState, 'understood' | 'problems' | 'problemCount' | 'remarks' | 'receipt'>
}

/** Takes up what a stop left half read. */
export async function createImports(deps: ImportsDeps): Promise<Imports> {
  const { store, door, catalogue, now, announce } = deps
  const book = createImportBook(store.documents)
  const files = createImportFiles(deps.data)
  const measures = [...catalogue.measures.values()].map(({ id, name, kind, grain, levels }) => ({
    id,
    name,
    kind,
    grain,
    levels,
  }))
  const profiles = createProfiles(deps.profiles, store.documents, measures)
  const reader = createReader(profiles, { measures, units: catalogue.units })
  const source: SourceRecord = {
    id: 'files',
    name: 'Tệp gửi lên',
    kind: 'file',
    sample: deps.demonstration,
    measures: null,
    units: null,
  }
  const underWay = new Map<string, Run>()

  async function find(id: string): Promise<ImportState> {
    const state = await book.get(id)
    if (!state || isOver(state))
      throw new Problem('not-found', 'There is no such import; what was not stored is kept for a day.')
    return state
  }
  const isOver = ({ expiresAt }: ImportState) => expiresAt !== null && expiresAt <= now()

  /** Reads a file in the background; the state says how it ended. */
  async function begin(state: ImportState): Promise<ImportState> {
    underWay.get(state.id)?.stop.abort()
    const run = { stop: new AbortController(), progress: 0 }
    underWay.set(state.id, run)
    const reading: ImportState = { ...state, ...NOTHING_READ, state: 'reading', progress: 0 }
    await book.put(reading)
    let told = 0
    const onRows = (rows: number) => {
      run.progress = rows
      if (performance.now() - told < NEWS_MS) return
      told = performance.now()
      announce(`imports/${state.id}`)
    }
    void finish(reading, run, onRows)
    return reading
  }

  /** Keeps how a reading ended, unless it was cancelled or begun anew in between. */
  async function finish(state: ImportState, run: Run, onRows: (rows: number) => void): Promise<void> {
    const next = await look(state, run.stop.signal, onRows)
    if (underWay.get(state.id) !== run || run.stop.signal.aborted) return
    // A store that is full or closing keeps it as being read: the next start reads it again.
    await book.put(next).catch(() => undefined)
    underWay.delete(state.id)
    announce(`imports/${state.id}`)
  }

  async function look(state: ImportState, signal: AbortSignal, onRows: (rows: number) => void): Promise<ImportState> {
    try {
      const reading = await reader.read(files.pathOf(state.id), state.choices, signal, onRows)
      return { ...state, ...(await judge(reading, source)) }
    } catch (error) {
      const said =
        error instanceof Problem ? error : new Problem('internal', 'The file could not be read; send it again.')
      const problem = { sheet: null, row: null, column: null, code: said.id, detail: said.message }
      return { ...state, state: 'refused', progress: null, problems: [problem], problemCount: 1 }
    }
  }

  /** What was read, and what storing it would do. */
  async function judge(reading: Reading, from: SourceRecord) {
    const { understood, remarks } = reading
    const shared = { understood, remarks: [...remarks], progress: null }
    const refused = (problems: ImportState['problems'], problemCount: number) => ({
      ...shared,
      state: 'refused' as const,
      would: null,
      problems,
      problemCount,
    })
    if (reading.readings.length === 0) return refused([...reading.problems], reading.problemCount)
    // A rehearsal is of a source that is known; it is no reading.
    await store.sources.put(from)
    const outcome = await rehearse(door, from, reading)
    const more = 'problems' in outcome ? outcome : { problems: [], count: 0 }
    const problems = [...reading.problems, ...more.problems].slice(0, 1_000)
    if (problems.length > 0 || !('would' in outcome)) return refused(problems, reading.problemCount + more.count)
    const { accepted, revised, unchanged } = outcome.would
    return {
      ...shared,
      state: 'ready' as const,
      would: { accepted, revised, unchanged },
      problems: [],
      problemCount: 0,
    }
  }

  async function storeReading(
    reading: Reading,
    from: SourceRecord,
    idempotency: { readonly key: string; readonly bodyHash: string },
  ) {
    const { accepted, revised, unchanged, seq } = await door.accept(reading.readings, {
      source: from,
      mode: 'whole',
      dryRun: false,
      assumeZone: true,
      idempotency,
    })
    return { number: receiptNumber(idempotency.key, now()), at: now(), accepted, revised, unchanged, seq }
  }

  async function sweep(): Promise<void> {
    for (const state of await book.all()) {
      if (!isOver(state)) continue
      files.remove(state.id)
      await book.remove(state.id)
    }
  }

  const api: Imports = {
    profiles,
    async send({ name, bytes }) {
      const open = (await book.all()).filter((state) => state.state !== 'stored' && !isOver(state))
      if (open.length >= MOST_OPEN)
        throw new Problem('too-many', `${MOST_OPEN} files wait for a decision already: store or cancel one first.`)
      const id = randomUUID()
      await files.write(id, bytes)
      return begin({
        id,
        name: shownName(name),
        size: bytes.length,
        createdAt: now(),
        expiresAt: now() + DAY_MS,
        choices: {},
        receipt: null,
        state: 'reading',
        ...NOTHING_READ,
      })
    },
    async get(id) {
      const state = await find(id)
      return state.state === 'reading' ? { ...state, progress: underWay.get(id)?.progress ?? 0 } : state
    },
    async list() {
      const states = (await book.all()).filter((state) => !isOver(state)).toSorted((a, b) => b.createdAt - a.createdAt)
      return states.slice(0, 100).map(({ id, name, createdAt, state, problemCount, receipt }) => ({
        id,
        name,
        createdAt,
        state,
        problemCount,
        receipt,
      }))
    },
    async choose(id, choices) {
      return begin({ ...unstored(await find(id)), choices })
    },
    async replace(id, { name, bytes }) {
      const state = unstored(await find(id))
      underWay.get(id)?.stop.abort()
      await files.write(id, bytes)
      return begin({ ...state, name: shownName(name), size: bytes.length })
    },
    async commit(id) {
      const state = await find(id)
      if (state.state === 'stored') return state
      if (state.state !== 'ready')
        throw new Problem(
          'conflict',
          state.state === 'refused'
            ? 'Its problems stand in the way: send a corrected file.'
            : 'It is still being read.',
        )
      const path = files.pathOf(id)
      const reading = await reader.read(path, state.choices, new AbortController().signal, () => {})
      if (reading.problemCount > 0)
        throw new Problem('conflict', 'What is known has changed since it was read: read it again.')
      const bodyHash = createHash('sha256')
        .update(await readFile(path))
        .update(JSON.stringify(state.choices))
        .digest('hex')
      const receipt = await storeReading(reading, source, { key: `import-${id}`, bodyHash })
      const stored: ImportState = { ...state, state: 'stored', expiresAt: null, receipt }
      await book.put(stored)
      files.remove(id)
      announce(`imports/${id}`)
      return stored
    },
    async cancel(id) {
      unstored(await find(id))
      underWay.get(id)?.stop.abort()
      underWay.delete(id)
      await book.remove(id)
      files.remove(id)
      announce(`imports/${id}`)
    },
    async saveProfile(id, { id: profileId, name }) {
      const { choices, understood } = await find(id)
      if (!choices.mapping || !understood) throw new Problem('conflict', 'Map its columns by hand first.')
      const headerOf = (column: string) => understood.columns.find((each) => each.column === column)?.header ?? ''
      const made = Profile.safeParse({
        id: profileId,
        name: { vi: name, en: name, bn: name },
        layout: choices.mapping.layout,
        ...(choices.number !== undefined && { number: choices.number }),
        columns: choices.mapping.columns.map(({ column, ...rest }) => ({
          id: column,
          ...rest,
          headers: [headerOf(column).normalize('NFC')],
        })),
      })
      if (!made.success)
        throw new Problem(
          'bad-request',
          `It makes no profile: ${made.error.issues.map(({ message }) => message).join('; ')}.`,
        )
      await profiles.save(made.data)
    },
    async importAtOnce({ bytes, source: from }) {
      const id = randomUUID()
      await files.write(id, bytes)
      try {
        const reading = await reader.read(files.pathOf(id), {}, new AbortController().signal, () => {})
        const { understood, problems, problemCount, remarks, state } = await judge(reading, from)
        if (state === 'refused')
          return { outcome: 'refused', report: { understood, problems, problemCount, remarks, receipt: null } }
        const bodyHash = createHash('sha256').update(bytes).digest('hex')
        const receipt = await storeReading(reading, from, { key: `file-${id}`, bodyHash })
        return { outcome: 'imported', report: { understood, problems, problemCount, remarks, receipt } }
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error
        const problem = { sheet: null, row: null, column: null, code: error.id, detail: error.message }
        return {
          outcome: 'refused',
          report: { understood: null, problems: [problem], problemCount: 1, remarks: [], receipt: null },
        }
      } finally {
        files.remove(id)
      }
    },
    close() {
      clearInterval(sweeping)
      for (const { stop } of underWay.values()) stop.abort()
    },
  }
  const sweeping = setInterval(() => void sweep().catch(() => {}), SWEEP_MS)
  sweeping.unref()
  await sweep()
  for (const state of await book.all()) if (state.state === 'reading') await begin(state)
  return api
}

const NOTHING_READ = { progress: null, understood: null, would: null, problems: [], problemCount: 0, remarks: [] }

function unstored(state: ImportState): ImportState {
  if (state.state === 'stored')
    throw new Problem('conflict', 'It is stored already; what is wrong in it is corrected by another import.')
  return state
}

/** A name to show, never to open a file by. */
const shownName = (name: string) =>
  (
    name
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  ).slice(-120) || 'tệp'

/** `20261124-3F9A1C`: short enough to be said on the telephone. */
function receiptNumber(key: string, at: Instant): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${createHash('sha256').update(key).digest('hex').slice(0, 6).toUpperCase()}`
}

import type { Instant } from '@ioc/metrics'
import { Problem } from '../errors.ts'
import type { DocumentStore } from '../store/store.ts'
import { ConnectorState, NEW_STATE } from './state.ts'

const KIND = 'connector'

/** The right to run a connector, until it is given back or not renewed in time. */
export interface Claim {
  /** As it stands now, changes that are being written included. */
  state(): ConnectorState
  /** Writes a change and renews the lease. False where someone else has taken over: stop. */
  keep(change: Partial<ConnectorState>): Promise<boolean>
  /** Writes a change and gives the lease back. */
  release(change: Partial<ConnectorState>): Promise<boolean>
}

export interface Leases {
  read(id: string): Promise<ConnectorState>
  /** Undefined where someone else runs it, or was faster, or `due` says no. */
  claim(id: string, forMs: number, due: (state: ConnectorState) => boolean): Promise<Claim | undefined>
  /** Changes the state of a connector that nobody runs, such as one that is sent to us. */
  change(id: string, by: (state: ConnectorState) => Partial<ConnectorState>): Promise<void>
}

export interface LeasesDeps {
  readonly documents: DocumentStore
  /** This run of this node, like no other. */
  readonly holder: string
  readonly now: () => Instant
}

/** Leases kept beside the state, in one document each, by compare-and-set: of two nodes who try, one gets it. */
export function createLeases({ documents, holder, now }: LeasesDeps): Leases {
  async function look(id: string) {
    const found = await documents.get(KIND, id)
    const state = ConnectorState.safeParse(found?.body)
    return { state: state.success ? state.data : NEW_STATE, version: found?.version ?? 0 }
  }

  /** The version put; undefined where another was put meanwhile. */
  async function put(id: string, state: ConnectorState, expected: number): Promise<number | undefined> {
    try {
      return await documents.put(KIND, id, state, expected)
    } catch (error) {
      if (error instanceof Problem && error.id === 'conflict') return undefined
      throw error
    }
  }

  function createClaim(id: string, forMs: number, first: ConnectorState, claimed: number): Claim {
    let state = first
    let version: number | undefined = claimed
    let writing = Promise.resolve()

    function write(change: Partial<ConnectorState>, lease: () => ConnectorState['lease']): Promise<boolean> {
      state = { ...state, ...change }
      const done = writing.then(async () => {
        if (version === undefined) return false
        state = { ...state, lease: lease() }
        version = await put(id, state, version)
        return version !== undefined
      })
      writing = done.then(
        () => undefined,
        () => undefined,
      )
      return done
    }

    return {
      state: () => state,
      keep: (change) => write(change, () => ({ holder, until: now() + forMs })),
      release: (change) => write(change, () => null),
    }
  }

  return {
    read: async (id) => (await look(id)).state,
    async claim(id, forMs, due) {
      const { state, version } = await look(id)
      if ((state.lease !== null && state.lease.until > now()) || !due(state)) return undefined
      const leased = { ...state, lease: { holder, until: now() + forMs } }
      const mine = await put(id, leased, version)
      return mine === undefined ? undefined : createClaim(id, forMs, leased, mine)
    },
    async change(id, by) {
      for (let tries = 0; tries < 10; tries++) {
        const { state, version } = await look(id)
        if ((await put(id, { ...state, ...by(state) }, version)) !== undefined) return
      }
    },
  }
}

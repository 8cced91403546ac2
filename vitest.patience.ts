/**
 * Files of one kind of test share a process and the modules loaded in it, which halves the work: nothing of ours keeps
 * state in a module, and what a test opens it closes.
 */
export const SHARED = { isolate: false }

/**
 * Ends of waiting for a machine that is busy with other things. A test waits for what must become true, and these
 * only say when to give up on it.
 */
export const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 60_000 } } }

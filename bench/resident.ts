// Memory of a process with those it started, as the system counts it.
import { readdirSync, readFileSync } from 'node:fs'

const MEGABYTE = 1024

/** MB that a process and (unless said) all it started hold now; 0 where the system does not say (only Linux does) or it is gone. */
export function residentMb(pid: number | undefined, withStarted = true): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    const held = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
    if (!withStarted) return Number(held) / MEGABYTE
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return children.reduce((sum, child) => sum + residentMb(Number(child)), Number(held) / MEGABYTE)
  } catch {
    return 0
  }
}

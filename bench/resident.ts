// Memory of a process with those it started, as the system counts it.
import { readdirSync, readFileSync } from 'node:fs'

const MEGABYTE = 1024

/** MB that a process and all it started hold now; 0 where the system does not say (only Linux does) or it is gone. */
export function residentMb(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return children.reduce((sum, child) => sum + residentMb(Number(child)), statusOf(pid, 'VmRSS'))
  } catch {
    return 0
  }
}

/** The most MB that a process alone ever held; 0 where the system does not say. */
export function mostResidentMb(pid: number | undefined): number {
  return pid === undefined || process.platform !== 'linux' ? 0 : statusOf(pid, 'VmHWM')
}

function statusOf(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / MEGABYTE
}

import type { ReactNode } from 'react'
import { Clock } from './clock.tsx'

/** Who this is, the sentence of the moment, and the time. */
export function Header({ name, children }: { name: string; children: ReactNode }) {
  return (
    <header className="flex min-w-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 wall:gap-x-8 wall:flex-nowrap">
      <title>{name}</title>
      <div className="flex shrink-0 items-center gap-3 wall:gap-4">
        <Mark />
        <h1 className="text-name font-semibold whitespace-nowrap tall:text-lead wall:text-lead">{name}</h1>
      </div>
      <div className="order-3 min-w-0 basis-full wall:order-none wall:flex-1">{children}</div>
      <Clock />
    </header>
  )
}

/** The centre's mark: six sides for six components, three roads into one point. */
function Mark() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 48 48"
      className="size-[2.6rem] shrink-0 tall:size-[3.2rem] wall:size-[3.2rem] text-accent"
      fill="none"
      stroke="currentColor"
    >
      <path
        d="M24 3.500 41.800 13.750v20.500L24 44.500 6.200 34.250v-20.500Z"
        strokeWidth="3.2"
        strokeLinejoin="round"
      />
      <path d="M24 24V13.500M24 24l9 5.200M24 24l-9 5.200" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="24" cy="24" r="3.600" fill="currentColor" stroke="none" />
    </svg>
  )
}

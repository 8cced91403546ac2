import type { ReactNode } from 'react'

/** What is said in place of the wall while there is nothing to show: never a blank screen. */
export function Notice({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-page p-6 text-text" aria-live="polite">
      <div className="max-w-[52rem] rounded-card bg-card px-10 py-8 text-center">
        <img src="/favicon.svg" alt="" className="mx-auto mb-5 size-16" />
        {title !== undefined && <h1 className="mb-3 text-lead font-semibold">{title}</h1>}
        <div className="text-name text-text-2">{children}</div>
      </div>
    </main>
  )
}

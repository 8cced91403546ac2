import { type DragEvent, useId, useState } from 'react'
import { useImportsText } from './messages.ts'

/** Where a file is chosen, by the keyboard as well, or dropped. A file chosen twice is taken twice: it may be mended. */
export function FileField({
  label,
  busy,
  take,
}: {
  readonly label: string
  readonly busy: boolean
  readonly take: (files: readonly File[]) => void
}) {
  const { say } = useImportsText()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  return (
    <div
      data-drop
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`relative min-w-0 rounded-card border-2 border-dashed px-5 py-5 ${over ? 'border-accent bg-raised' : 'border-line bg-card'}`}
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
        {/* The browser's own words would stand in the browser's language: its control is there, its look is not. */}
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={busy}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])]
            currentTarget.value = ''
            take(files)
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className="cursor-pointer rounded-sm border border-line bg-raised px-4 py-2 font-semibold peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:cursor-default peer-disabled:opacity-60 hover:border-text-2"
        >
          {label}
        </label>
        <span className="text-text-2">{say('send.drop')}</span>
      </div>
    </div>
  )
}

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
      className={`flex min-w-0 flex-col gap-2 rounded-card border-2 border-dashed px-5 py-5 ${over ? 'border-accent bg-raised' : 'border-line bg-card'}`}
    >
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
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
          className="max-w-full min-w-0 cursor-pointer rounded-sm file:mr-3 file:cursor-pointer file:rounded-sm file:border file:border-line file:bg-raised file:px-4 file:py-2 file:text-text"
        />
        <span className="text-text-2">{say('send.drop')}</span>
      </div>
    </div>
  )
}

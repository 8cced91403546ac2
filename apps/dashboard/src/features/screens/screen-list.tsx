import type { ScreenList as List, ScreenStanding, WireCatalogue } from '@ioc/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { useScreensText } from './messages.ts'
import { Removed } from './removed.tsx'
import { placeOf, ScreenCard } from './screen-card.tsx'
import { ScreenForm } from './screen-form.tsx'
import { isAnyAmiss, sentenceOf, worstFirst } from './standing.ts'
import { useNow } from './use-now.ts'
import { useRemoving } from './use-removing.ts'

const USUAL = { width: 1920, height: 1080 }

/** Whose record is open as a form: a screen's, or a new one's, whose name in the address may be known. */
interface Open {
  readonly id: string | null
  readonly isNew: boolean
}

/** Every screen, worst first. One record at a time is open above them, where no change of a state moves it. */
export function ScreenList({ list, catalogue }: { readonly list: List; readonly catalogue: WireCatalogue }) {
  const text = useScreensText()
  const { say } = text
  const [open, setOpen] = useState<Open | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const removing = useRemoving()
  const now = useNow(list.now)
  const { screens, build } = list
  useFocusBack(open?.id ?? null)
  function edit({ id, report }: ScreenStanding | { id: null; report: null }) {
    setSaved(null)
    removing.forget()
    setOpen({ id: id ?? report?.screen ?? null, isNew: id === null })
  }
  const opened = open && !open.isNew ? screens.find(({ id }) => id === open.id) : undefined
  return (
    <>
      {screens.length > 0 && <Notice tone={isAnyAmiss(screens) ? 'watch' : 'ok'}>{sentenceOf(screens, text)}</Notice>}
      <Removed removing={removing} />
      {saved !== null && <Notice tone="ok">{say('saved.says', { screen: saved })}</Notice>}
      <Section
        title={say('page.title')}
        aside={<Button onPress={() => edit({ id: null, report: null })}>{say('do.add')}</Button>}
      >
        {open && (
          <ScreenForm
            key={`${open.id} ${open.isNew}`}
            edited={{ id: open.id, record: opened?.record ?? null }}
            pixels={opened?.report ?? USUAL}
            catalogue={catalogue}
            onCancel={() => setOpen(null)}
            onSaved={({ name }) => {
              setOpen(null)
              setSaved(name)
            }}
          />
        )}
        {screens.length === 0 && open === null && <None />}
        <ul className="grid min-w-0 grid-cols-1 items-start gap-5 xl:grid-cols-2">
          {worstFirst(screens).map((screen, at) => (
            <li key={screen.id ?? `${screen.report?.screen ?? ''} ${at}`} className="min-w-0">
              <ScreenCard
                {...{ screen, build, now, catalogue }}
                onEdit={() => edit(screen)}
                onRemove={() => screen.record && removing.remove(screen.record)}
              />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** Whoever worked by the keyboard goes on at the screen they changed. */
function useFocusBack(opened: string | null) {
  const was = useRef<string | null>(null)
  useEffect(() => {
    if (opened === null && was.current !== null) document.getElementById(placeOf(was.current))?.focus()
    was.current = opened
  }, [opened])
}

function None() {
  const { say } = useScreensText()
  return (
    <Notice>
      <p className="font-semibold">{say('none.title')}</p>
      <p>{say('none.how')}</p>
    </Notice>
  )
}

import type { FormReply, WireCatalogue } from '@ioc/contract'
import type { RefObject } from 'react'
import { useNavigate } from 'react-router'
import { contradictions, namedIn } from './contradictions.ts'
import { isFaulty, isOdd, linesOf, submissionOf } from './lines.ts'
import { useFormsText } from './messages.ts'
import { useAsking } from './use-asking.ts'
import { useDraft } from './use-draft.ts'
import { useRole } from './use-role.ts'
import { useSending } from './use-sending.ts'

export interface UnitFormProps {
  readonly form: FormReply
  readonly catalogue: WireCatalogue
  /** The form as it is now. */
  readonly look: () => Promise<FormReply>
}

/** What one unit's form holds, and what sending it takes; `root` is where its fields are. */
export function useUnitForm({ form, catalogue, look }: UnitFormProps, root: RefObject<HTMLElement | null>) {
  const { lang } = useFormsText()
  const { keeper, sender, draft } = useDraft(form, look)
  const [role, chooseRole] = useRole()
  const go = useNavigate()
  const sending = useSending(sender, keeper, ({ number }) => {
    void go(`/forms/receipts/${encodeURIComponent(number)}`)
  })
  const typed = linesOf(catalogue, form.rows, draft.entries, lang)
  const broken = new Map([...namedIn(sending.failure, typed), ...contradictions(catalogue, typed)])
  const lines = typed.map((line) => ({ ...line, implausible: broken.get(line.key) ?? null }))
  const rows = submissionOf(lines)
  const faults = lines.filter(isFaulty).length
  const odd = lines.filter(isOdd)
  const hindrance = draft.theirs ? 'versions' : faults > 0 ? 'faults' : rows.length === 0 ? 'nothing' : null
  const showFault = () => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  const send = () => {
    lookAgain()
    const body = sending.waiting?.body ?? { rows, ...(role ? { role } : {}) }
    void sending.send(body)
  }
  const { asking, said, ask, lookAgain } = useAsking({ hindrance, isOdd: odd.length > 0, send, showFault })
  const press = () => {
    if (sending.busy) return
    if (sending.waiting) send()
    else ask()
  }
  const bar = {
    draft,
    sending,
    said,
    count: rows.length,
    faults,
    role,
    chooseRole,
    send: press,
  }
  return { keeper, draft, lines, odd, asking, lookAgain, send, press, bar }
}

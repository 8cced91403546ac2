import { FORM_ROLES, type FormRole } from '@ioc/contract'
import { useId } from 'react'
import { useFormsText } from './messages.ts'

/** In what role somebody sends or confirms; `without` is the role that may not, `none` what no role is called. */
export function RoleChoice({
  label,
  role,
  choose,
  none,
  without = null,
}: {
  readonly label: string
  readonly role: FormRole | null
  readonly choose: (role: FormRole | null) => void
  readonly none: string
  readonly without?: FormRole | null
}) {
  const { say } = useFormsText()
  const id = useId()
  return (
    <label htmlFor={id} className="flex flex-wrap items-center gap-2 text-text-2">
      {label}
      <select
        id={id}
        value={role ?? ''}
        onChange={({ target }) => choose(FORM_ROLES.find((one) => one === target.value) ?? null)}
        className="max-w-full rounded-sm border border-line bg-page px-3 py-1.5 text-text"
      >
        <option value="">{none}</option>
        {FORM_ROLES.filter((one) => one !== without).map((one) => (
          <option key={one} value={one}>
            {say(`role.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

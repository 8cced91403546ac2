import { FORM_ROLES, type FormRole } from '@ioc/contract'
import { useState } from 'react'

const PLACE = 'ioc-form-role'

/** In what role this browser last sent a form; nobody's name is kept. */
export function useRole(): readonly [FormRole | null, (role: FormRole | null) => void] {
  const [role, setRole] = useState(readRole)
  const choose = (chosen: FormRole | null) => {
    setRole(chosen)
    try {
      localStorage.setItem(PLACE, chosen ?? '')
    } catch {
      // A forbidden storage: it is asked again next time.
    }
  }
  return [role, choose]
}

function readRole(): FormRole | null {
  try {
    const kept = localStorage.getItem(PLACE)
    return FORM_ROLES.find((role) => role === kept) ?? null
  } catch {
    return null
  }
}

import type { Lang } from '@ioc/metrics'
import { bn } from './bn.ts'
import { en } from './en.ts'
import type { Messages } from './messages.ts'
import { vi } from './vi.ts'

/** A language as a screen offers it: its own name for itself, and the region whose dates and digits it uses. */
export interface Language {
  readonly id: Lang
  readonly name: string
  readonly label: string
  readonly locale: string
  readonly messages: Messages
}

/** The languages, in the order the menu shows them; the first is the default. */
export const languages: readonly Language[] = [
  { id: 'vi', name: 'Tiếng Việt', label: 'VI', locale: 'vi-VN', messages: vi },
  { id: 'en', name: 'English', label: 'EN', locale: 'en-GB', messages: en },
  { id: 'bn', name: 'বাংলা', label: 'BN', locale: 'bn-BD', messages: bn },
]

/** The language of that id. */
export function languageOf(id: Lang): Language {
  return languages.find((language) => language.id === id) ?? languages[0]!
}

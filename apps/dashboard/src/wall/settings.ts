import type { SceneStop, ScreenRecord } from '@ioc/contract'
import { LANGS, type Lang } from '@ioc/metrics'
import { type Theme, THEMES } from '../ui/theme.ts'
import { pinnedStop } from './plan.ts'

/** What a screen is told by its address, or by an earlier choice made on it. */
export interface Settings {
  readonly lang: Lang
  readonly theme: Theme
  /** Null: the pack's own default. */
  readonly scope: string | null
  readonly map: string | null
  /** What people call the screen. */
  readonly screen: string | null
  /** The one scene to show; null leaves it to the rotation. */
  readonly scene: SceneStop | null
}

/** Where choices outlive a restart of the screen. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

const oneOf = <Choice extends string>(choices: readonly Choice[], text: string | null): Choice | undefined =>
  choices.find((choice) => choice === text)

/** What a screen's record says in place of what was chosen on the screen. */
type Told = Pick<ScreenRecord, 'name' | 'lang' | 'theme' | 'scope' | 'map'>

/**
 * The address goes before the screen's record, that before what is remembered, and that before the default:
 * Vietnamese on dark.
 */
export function readSettings(address: URLSearchParams, memory: Memory, told: Told | null = null): Settings {
  const chosen = (name: 'lang' | 'theme') => address.get(name) ?? told?.[name] ?? remembered(memory, name)
  return {
    lang: oneOf(LANGS, chosen('lang')) ?? 'vi',
    theme: oneOf(THEMES, chosen('theme')) ?? 'dark',
    scope: address.get('scope') ?? told?.scope ?? null,
    map: address.get('map') ?? told?.map ?? null,
    screen: told?.name ?? address.get('screen'),
    scene: pinnedStop(address.get('scene')),
  }
}

/** Keeps a choice for the next start. A screen that may not keep anything goes on without. */
export function remember(memory: Memory, name: 'lang' | 'theme', choice: string): void {
  try {
    memory.setItem(`ioc.${name}`, choice)
  } catch {
    // Storage can be full or forbidden; the address still says what was chosen.
  }
}

function remembered(memory: Memory, name: string): string | null {
  try {
    return memory.getItem(`ioc.${name}`)
  } catch {
    return null
  }
}

import type { ScreenRecord } from '@ioc/contract'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readSettings, remember } from '../wall/settings.ts'
import type { WallPageProps } from '../wall/wall-page-props.ts'

/** The address and the screen's record as settings, and choices that change it; language and theme are also remembered. */
export function useSettings(told: ScreenRecord | null = null): Pick<WallPageProps, 'settings' | 'choose'> {
  const [address, setAddress] = useSearchParams()
  return useMemo(() => {
    const put = (name: string, value: string) =>
      setAddress(
        (before) => {
          const after = new URLSearchParams(before)
          after.set(name, value)
          return after
        },
        { replace: true },
      )
    const keep = (name: 'lang' | 'theme') => (value: string) => {
      remember(localStorage, name, value)
      put(name, value)
    }
    return {
      settings: readSettings(address, localStorage, told),
      choose: { chooseLang: keep('lang'), chooseTheme: keep('theme'), chooseMap: (value) => put('map', value) },
    }
  }, [address, setAddress, told])
}

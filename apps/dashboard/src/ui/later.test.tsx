import { Suspense } from 'react'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { later } from './later.ts'

it('shows a part whose file could not be fetched at first as soon as it can be', async () => {
  let tries = 0
  const load = async () => {
    if (++tries < 3) throw new TypeError('Failed to fetch dynamically imported module')
    return ({ name }: { readonly name: string }) => <p>{name}</p>
  }
  const Part = later(load, async () => undefined)
  const { container } = await render(
    <Suspense fallback={<p>on its way</p>}>
      <Part name="a chart" />
    </Suspense>,
  )
  await expect.poll(() => container.textContent).toBe('a chart')
  expect(tries).toBe(3)
})

import { describe, expect, it } from 'vitest'
import { reachOf } from './reach.ts'

describe('where a phone reaches the screens', () => {
  it('is what the server was told, before anything else', () => {
    expect(reachOf('https://ioc.example', new URL('http://localhost:4780/wall'))).toBe('https://ioc.example')
  })

  it('is the address of the screen itself, unless that is its own machine', () => {
    expect(reachOf(null, new URL('http://10.0.0.5:4780/wall'))).toBe('http://10.0.0.5:4780')
    for (const own of ['localhost', '127.0.0.1', '[::1]'])
      expect(reachOf(null, new URL(`http://${own}/wall`))).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { ConfigError, isLoopback, readConfig } from './config.ts'

const STRONG = 'q7Jx0vR2mZt9LwK4sYh6UbN1cFe8GdPa'

describe('readConfig', () => {
  it('serves the Duy Xuyên pack on loopback, and no screens, when nothing is set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4780, demonstration: false, web: null, secret: null })
    expect(config.pack).toMatch(/seed\/duy-xuyen$/)
  })

  it('keeps the address phones are led to without a slash at its end', () => {
    expect(readConfig({ IOC_PUBLIC_URL: 'https://ioc.example/' }).publicUrl).toBe('https://ioc.example')
    expect(readConfig({}).publicUrl).toBeNull()
    expect(() => readConfig({ IOC_PUBLIC_URL: 'ioc.example' })).toThrow(/IOC_PUBLIC_URL/)
    expect(() => readConfig({ IOC_PUBLIC_URL: 'ftp://ioc.example' })).toThrow(/IOC_PUBLIC_URL/)
  })

  it('names what is wrong with a value', () => {
    expect(() => readConfig({ PORT: 'eighty' })).toThrow(/PORT/)
    expect(() => readConfig({ PORT: '70000' })).toThrow(ConfigError)
    expect(() => readConfig({ IOC_DEMO: 'maybe' })).toThrow(/IOC_DEMO/)
  })

  it('does not serve the real thing to the network while people cannot sign in', () => {
    expect(() => readConfig({ HOST: '0.0.0.0', IOC_SECRET: STRONG })).toThrow(/cannot sign in yet/)
  })

  it.each([
    ['missing', undefined],
    ['short', 'abc'],
    ['default', 'change-me-change-me-change-me-0123'],
    ['one character over and over', 'a'.repeat(64)],
  ])('refuses a demonstration on the network when the secret is %s', (_what, secret) => {
    expect(() => readConfig({ HOST: '0.0.0.0', IOC_DEMO: '1', IOC_SECRET: secret })).toThrow(ConfigError)
  })

  it('lets a demonstration with a strong secret be shown to the network', () => {
    expect(readConfig({ HOST: '0.0.0.0', IOC_DEMO: '1', IOC_SECRET: STRONG }).host).toBe('0.0.0.0')
  })

  it.each(['localhost', '127.0.0.1', '::1', '[::1]'])('knows %s as loopback', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each(['0.0.0.0', '10.0.0.5', 'localhost.example', '127.0.0.1.example'])('knows %s as not loopback', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

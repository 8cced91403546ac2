import type { ConnectorEntry } from '@ioc/contract'

export type Environment = Readonly<Record<string, string | undefined>>

const NAMED = /\$\{env:([A-Z][A-Z0-9_]*)\}/g

/** Variables that connectors name and the environment does not have, each told once with who needs it. */
export function missingVariables(entries: readonly ConnectorEntry[], env: Environment): string[] {
  return entries.flatMap(({ id, options }) => {
    const missing = namesIn(options).filter((name) => (env[name] ?? '') === '')
    return [...new Set(missing)].map((name) => `${name}, which the connector ${id} needs`)
  })
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(NAMED)].map(([, name = '']) => name)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : []
}

/** The options with their secrets in place; lives in memory only. */
export function withSecrets<Options>(options: Options, env: Environment): Options
export function withSecrets(options: unknown, env: Environment): unknown {
  if (typeof options === 'string') return options.replaceAll(NAMED, (_, name: string) => env[name] ?? '')
  if (Array.isArray(options)) return options.map((item: unknown) => withSecrets(item, env))
  if (typeof options !== 'object' || options === null) return options
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, withSecrets<unknown>(value, env)]))
}

/** A text about a connector with none of its secrets, wherever it came from; at most 500 characters. */
export function withoutSecrets(text: string, options: unknown, env: Environment): string {
  const secrets = namesIn(options).map((name) => env[name] ?? '')
  return secrets
    .filter((secret) => secret !== '')
    .reduce((told, secret) => told.replaceAll(secret, '***'), text)
    .slice(0, 500)
}

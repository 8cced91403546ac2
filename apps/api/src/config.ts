import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the environment decides, read once at start; nothing else looks at it. */
export interface Config {
  /** Folder of the database. */
  readonly data: string
  /** Folder of the district. */
  readonly pack: string
  readonly secret: string | null
  readonly host: string
  readonly port: number
  /** The demonstration: sample data, its guest may look at everything. */
  readonly demonstration: boolean
  /** Where people reach the screens, as a phone types it; null where nobody said. */
  readonly publicUrl: string | null
  /** Folder of the built screens; null serves none. */
  readonly web: string | null
}

/** The environment cannot be served with; `message` says what to change. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])
const SECRET_LENGTH = 32
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const Environment = z.object({
  IOC_DATA: z.string().min(1).default('var/data'),
  IOC_PACK: z.string().min(1).default('seed/duy-xuyen'),
  IOC_SECRET: z.string().min(1).optional(),
  IOC_WEB: z.string().min(1).optional(),
  IOC_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  IOC_DEMO: z.enum(['0', '1', 'true', 'false', '']).default('0'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4780),
})

/** Whether a host name can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.replace(/^\[(.*)\]$/, '$1'))
}

/** Reads the environment. Relative folders are taken from the project's root. Throws `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) throw new ConfigError(z.prettifyError(parsed.error))
  const { IOC_DATA, IOC_PACK, IOC_SECRET, IOC_WEB, IOC_PUBLIC_URL, IOC_DEMO, HOST, PORT } = parsed.data
  const config: Config = {
    data: resolve(ROOT, IOC_DATA),
    pack: resolve(ROOT, IOC_PACK),
    secret: IOC_SECRET ?? null,
    host: HOST,
    port: PORT,
    demonstration: IOC_DEMO === '1' || IOC_DEMO === 'true',
    publicUrl: IOC_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    web: IOC_WEB === undefined ? null : resolve(ROOT, IOC_WEB),
  }
  if (!isLoopback(HOST)) checkOffLoopback(config)
  return config
}

function checkOffLoopback({ host, demonstration, secret }: Config): void {
  if (!demonstration) {
    throw new ConfigError(
      `HOST=${host} would open the centre to the network, but people cannot sign in yet. Set HOST=127.0.0.1.`,
    )
  }
  if (secret === null) throw new ConfigError(`HOST=${host} is reached from the network: set IOC_SECRET.`)
  if (secret.length < SECRET_LENGTH || new Set(secret).size < 10 || /change.?me|secret|default|example/i.test(secret)) {
    throw new ConfigError(
      `IOC_SECRET is too easily guessed for HOST=${host}: at least ${SECRET_LENGTH} random characters are needed, ` +
        'as `openssl rand -base64 33` makes.',
    )
  }
}

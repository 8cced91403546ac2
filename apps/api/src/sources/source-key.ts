import { hash, randomBytes } from 'node:crypto'

/** A key as it is given out, once: `ioc_<keyId>_<secret>`. Only its hash is kept. */
export interface NewKey {
  readonly id: string
  readonly key: string
  readonly hash: string
}

const SHAPE = /^ioc_([0-9a-f]{16})_[\w-]{43}$/

/** A new key of 256 random bits. Its id says nothing about the secret and may stand in logs and lists. */
export function makeKey(): NewKey {
  const id = randomBytes(8).toString('hex')
  const key = `ioc_${id}_${randomBytes(32).toString('base64url')}`
  return { id, key, hash: hashKey(key) }
}

/** The id of a key; undefined for a text that is none. */
export function keyIdOf(key: string): string | undefined {
  return SHAPE.exec(key)?.[1]
}

/**
 * What is stored of a key. A fast hash is right here: a slow one buys time against guessing what people
 * choose, and 256 random bits cannot be guessed, while every single request has to be hashed.
 */
export function hashKey(key: string): string {
  return hash('sha256', key, 'hex')
}

import { X509Certificate } from 'node:crypto'
import type { ConnectorEntry } from '@ioc/contract'
import type { Refuse } from './open-file.ts'

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[^-]+-----END \1-----/g

/** A connector with its authority's certificates in place of the name of their file; a file that holds none is a mistake. */
export function withAuthority<Entry extends ConnectorEntry>(
  entry: Entry,
  read: (file: string) => string | undefined,
  refuse: Refuse,
): Entry {
  const { options } = entry
  if (!('ca' in options) || options.ca === undefined) return entry
  const says = (detail: string) => refuse(['options', 'ca'], detail)
  if (/^(?:http|mqtt):/.test(options.url)) says('is of no use without TLS')
  const text = read(options.ca)
  if (text === undefined) says(`${options.ca} cannot be read in this pack`)
  else checkCertificates(text, options.ca, says)
  return { ...entry, options: { ...options, ca: text } }
}

function checkCertificates(text: string, file: string, says: (detail: string) => void): void {
  const blocks = [...text.matchAll(BLOCK)]
  if (blocks.length === 0) says(`${file} holds no certificate as PEM`)
  for (const [block, what = ''] of blocks) {
    if (what !== 'CERTIFICATE') says(`${file} holds a ${what.toLowerCase()}: only certificates belong in it`)
    else if (!isCertificate(block)) says(`${file} holds a certificate that cannot be read`)
  }
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).serialNumber !== ''
  } catch {
    return false
  }
}

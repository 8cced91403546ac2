/**
 * What has no place in a name or a note: controls, direction marks and overrides, zero-width
 * characters, the soft hyphen, and U+FFFD, which is what bytes that were not UTF-8 were read as.
 * Tab and line breaks pass here; names never hold them.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- controls are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]/

/** Why a text is refused, in words; undefined when it is clean. */
export function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'holds half of a surrogate pair'
  const found = UNSEEN.exec(text)
  if (!found) return undefined
  if (found[0] === '\ufffd') return 'is not valid UTF-8'
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `holds U+${code}, which cannot be seen`
}

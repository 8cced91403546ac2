/**
 * The Content-Disposition of a file that is saved, after RFC 6266: a plain name for all, and the full one in UTF-8.
 * `plain` may hold anything; what is no letter, digit, dot or dash of ASCII becomes a dash.
 */
export function attachment(plain: string, full: string): string {
  const safe = plain.replaceAll(/[^A-Za-z0-9.-]+/g, '-')
  const shown = full
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|]/g, '-')
  const encoded = encodeURIComponent(shown).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${safe}"; filename*=UTF-8''${encoded}`
}

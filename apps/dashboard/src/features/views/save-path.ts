/** Where an address is given a name. Language and theme are the reader's own, so they are no part of what is saved. */
export function savePath({ pathname, search }: { readonly pathname: string; readonly search: string }): string {
  const query = new URLSearchParams(search)
  query.delete('lang')
  query.delete('theme')
  const address = query.size === 0 ? pathname : `${pathname}?${query.toString()}`
  return `/views?${new URLSearchParams({ address }).toString()}`
}

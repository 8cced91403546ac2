/** Colours by their token's name (`map-ok` for `--color-map-ok`), as the page has them now. */
export type Palette = (token: string) => string

/** Charts draw outside the stylesheet's reach, so they read the tokens from the page. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  return (token) => style.getPropertyValue(`--color-${token}`).trim()
}

import axe from 'axe-core'

/** What axe finds wrong with a part of the page, one line each; contrast included. */
export async function faultsOf(element: Element): Promise<string[]> {
  // A part is not a page: what only a whole page can have is looked for in the end-to-end tests.
  const rules = {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'heading-order': { enabled: false },
  }
  const { violations } = await axe.run(element, { rules })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

import type { CatalogueFile, PackFile } from '@ioc/contract'
import type { Catalogue, Component, ExplainedIndicator, Register } from '@ioc/metrics'
import { buildIndicators } from './build-indicators.ts'
import { buildMeasures } from './build-measures.ts'
import { buildRules } from './build-rules.ts'
import type { Opened } from './open-file.ts'

/** What the catalogue's files say together. `codes`: those of all units, undefined where they could not be read. */
export function buildCatalogue(
  files: readonly Opened<CatalogueFile>[],
  pack: Opened<PackFile>,
  codes: ReadonlySet<string> | undefined,
  registers: ReadonlyMap<string, Register>,
): Pick<Catalogue<ExplainedIndicator>, 'components' | 'measures' | 'indicators' | 'rules'> {
  const measures = buildMeasures(files, pack, registers)
  const indicators = buildIndicators(files, { pack: pack.data, measures, codes })
  const components = new Map<string, Component>()
  for (const { data, refuse } of files) {
    const { id, lead } = data.component
    if (components.has(id)) refuse(['component', 'id'], `${id} is taken: another component has this id`)
    components.set(id, data.component)
    if (!data.indicators.some((indicator) => indicator.id === lead)) {
      refuse(['component', 'lead'], `no indicator of this component has the id ${lead}`)
    }
  }
  for (const [index, id] of pack.data.main.entries()) {
    if (!indicators.has(id)) pack.refuse(['main', index], `no indicator has the id ${id}`)
  }
  return {
    components: [...components.values()],
    measures: new Map([...measures].map(([id, { value }]) => [id, value])),
    indicators,
    rules: buildRules(files, measures, indicators),
  }
}

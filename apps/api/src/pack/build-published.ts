import type { PublishedFile } from '@ioc/contract'
import { existsOn, type Indicator, parsePeriod, type Publication, type PublishedFigure, type Unit } from '@ioc/metrics'
import type { Opened, Refuse } from './open-file.ts'

/** What a published figure names. */
export interface PublishedFacts {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly units: readonly Unit[]
}

type Entry = PublishedFile['figures'][number]

/** The figures of a pack as they were published; one that names what is not there, or contradicts itself, is a mistake. */
export function buildPublished(file: Opened<PublishedFile>, facts: PublishedFacts): PublishedFigure[] {
  const publications = readPublications(file)
  const taken = new Set<string>()
  return file.data.figures.flatMap((entry, index) => {
    const refuse: Refuse = (path, detail) => file.refuse(['figures', index, ...path], detail)
    if (taken.has(entry.id)) refuse(['id'], `${entry.id} is taken: another figure has this id`)
    taken.add(entry.id)
    const publication = publications.get(entry.publication)
    if (!publication) refuse(['publication'], `no publication has the id ${entry.publication}`)
    else checkEntry(entry, publication, facts, refuse)
    const { value = null, numerator = null, denominator = null } = entry
    return publication ? [{ ...entry, value, numerator, denominator, publication }] : []
  })
}

function readPublications({ data, refuse }: Opened<PublishedFile>): Map<string, Publication> {
  const read = new Map<string, Publication>()
  for (const [index, { id, title = null, url = null, ...rest }] of data.publications.entries()) {
    if (read.has(id)) refuse(['publications', index, 'id'], `${id} is taken: another publication has this id`)
    if (data.figures.every(({ publication }) => publication !== id)) {
      refuse(['publications', index, 'id'], `no figure was published in ${id}`)
    }
    read.set(id, { ...rest, title, url })
  }
  return read
}

function checkEntry(entry: Entry, { published }: Publication, facts: PublishedFacts, refuse: Refuse): void {
  const { unit, period: text, numerator, denominator, value } = entry
  for (const [index, id] of entry.indicators.entries()) {
    if (!facts.indicators.has(id)) refuse(['indicators', index], `no indicator has the id ${id}`)
  }
  const period = parsePeriod(text)
  if (!period) refuse(['period'], `${text} is no period such as 2024 or 2024-06`)
  else if (published < period.start) refuse(['period'], 'begins after it was published')
  else if (!facts.units.some((one) => one.code === unit && existsOn(one, period.start))) {
    refuse(['unit'], `no unit ${unit} exists at that time`)
  }
  if (numerator === undefined || denominator === undefined || value === undefined) return
  const share = (numerator / denominator) * 100
  if (Math.abs(share - value) >= 0.05) refuse(['value'], `is not ${numerator} of ${denominator} in per cent`)
}

import { Section } from '../../ui/section.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { DistrictView } from '../../widgets/view.ts'
import { figureWords } from '../../widgets/figure-words.ts'
import { useDistrict } from '../use-district.ts'
import type { About } from './about.ts'
import { useUnitText } from './messages.ts'
import { againstPeers } from './standing.ts'
import { StandingLists } from './standing-lists.tsx'

interface Part {
  readonly about: About
  readonly view: DistrictView
}

/** Where the unit is better or worse than the median of its siblings. */
export function PeersSection({ about, view }: Part) {
  const text = useUnitText()
  const others = about.around.siblings.length - 1
  const parent = about.unit.parent
  const aside = others > 0 && <span className="py-1.5 text-text-2">{text.say('peers.count', { count: others })}</span>
  return (
    <Section title={text.say('peers')} aside={aside}>
      {others < 1 || parent === null ? (
        <p className="text-text-2">{text.say('peers.alone')}</p>
      ) : (
        <Peers about={about} view={view} parent={parent} />
      )}
    </Section>
  )
}

function Peers({ about, view, parent }: Part & { readonly parent: string }) {
  const text = useUnitText()
  const { wire, catalogue, unit, around } = about
  const { view: whole, tries } = useDistrict(wire, parent)
  if (whole === null) return <Waiting>{text.say(tries > 0 ? 'failed' : 'loading')}</Waiting>
  const others = new Set(around.siblings.map(({ code }) => code).filter((code) => code !== unit.code))
  const standing = againstPeers(
    catalogue,
    view.snapshot.cells.filter((cell) => cell.unit === unit.code),
    whole.snapshot.cells.filter((cell) => others.has(cell.unit)),
  )
  return (
    <StandingLists
      about={about}
      standing={standing}
      reference={({ indicator, reference }) =>
        text.say('peers.median', { value: figureWords(text, catalogue, indicator, reference) })
      }
    />
  )
}

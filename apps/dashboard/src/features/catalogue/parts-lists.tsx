import type { WireCatalogue } from '@ioc/contract'
import { Section } from '../../ui/section.tsx'
import { Count } from './count.tsx'
import { MeasureCard } from './measure-card.tsx'
import { useCatalogueText } from './messages.ts'
import { foundMeasures, foundRegisters } from './parts.ts'
import { RegisterCard } from './register-card.tsx'

interface ListProps {
  readonly catalogue: WireCatalogue
  readonly words: string
}

const GRID = 'grid min-w-0 gap-3 lg:grid-cols-2 2xl:grid-cols-3'

/** Every measure. */
export function Measures({ catalogue, words }: ListProps) {
  const { say } = useCatalogueText()
  const found = foundMeasures(catalogue, words)
  return (
    <>
      <Count count={found.length} />
      <Section title={say('tab.measures')}>
        <ul className={GRID}>
          {found.map((use) => (
            <MeasureCard key={use.measure.id} use={use} wire={catalogue} />
          ))}
        </ul>
      </Section>
    </>
  )
}

/** Every register. */
export function Registers({ catalogue, words }: ListProps) {
  const { say } = useCatalogueText()
  const found = foundRegisters(catalogue, words)
  return (
    <>
      <Count count={found.length} />
      <Section title={say('tab.registers')}>
        <ul className={GRID}>
          {found.map((use) => (
            <RegisterCard key={use.register.id} use={use} />
          ))}
        </ul>
      </Section>
    </>
  )
}

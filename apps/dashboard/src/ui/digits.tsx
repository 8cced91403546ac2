// The Bengali typeface has digits of one width.
const DIGIT = /[0-9]/

/**
 * A figure whose digits all take the same room. The typeface has no tabular numerals of its own (a 1 is little
 * more than half of a 0), so each digit stands in a cell: a clock does not tremble, a figure does not push its unit.
 */
export function Digits({ text }: { text: string }) {
  return (
    <span role="img" aria-label={text} className="whitespace-nowrap">
      {Array.from(text, (character, at) => (
        // Places, not things: the third digit is the third digit whatever it says.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} aria-hidden className={DIGIT.test(character) ? 'digit' : ''}>
          {character}
        </span>
      ))}
    </span>
  )
}

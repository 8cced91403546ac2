import { GIVEN_TWICE, type Twins } from '../rows/key-twins.ts'
import { quote } from '../rows/refusals.ts'

/** What is fetched is called in what is said of it. */
export const ANSWER = "source's answer"

/** Rows, and names in one of them, that are told; a text of megabytes may hold thousands. */
const MOST_TOLD = 5

/** What is said of names given twice: `"n" is given twice in row 2 of the source's answer.` */
export function twinWords(twins: Twins): string {
  const told = [...twins].slice(0, MOST_TOLD).map(([row, names]) => {
    const said = [...names].slice(0, MOST_TOLD).map(quote).join(', ')
    return `${said} ${GIVEN_TWICE} in ${row === undefined ? 'one object' : `row ${row + 1}`} of the ${ANSWER}.`
  })
  const more = twins.size - told.length
  return [...told, ...(more > 0 ? [`${more} more rows give a name twice.`] : [])].join(' ')
}

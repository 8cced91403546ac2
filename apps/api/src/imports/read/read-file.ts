import type { Delimiter } from '@ioc/contract'
import { Problem } from '../../errors.ts'
import type { Workbook } from './cell.ts'
import { createRowCounter } from './count-rows.ts'
import { readDelimited } from './read-delimited.ts'
import { readWorkbook } from './read-workbook.ts'

/**
 * Reads a file by what it is, not by what its name says. `onRows` is told now and then how many rows were read;
 * `delimiter` is what parts the columns of a CSV where that was chosen.
 * Throws `Problem` where it is nothing that is taken, or too much.
 */
export async function readFile(file: Buffer, onRows: (rows: number) => void, delimiter?: Delimiter): Promise<Workbook> {
  if (file.length === 0) throw new Problem('bad-request', 'The file is empty.')
  const onRow = createRowCounter(onRows)
  if (file[0] === 0x50 && file[1] === 0x4b) return readWorkbook(file, onRow)
  if (file.readUIntBE(0, Math.min(4, file.length)) === 0xd0cf11e0) {
    throw new Problem(
      'unsupported-format',
      'The file is of the old kind (.xls) or protected by a password; save it as .xlsx.',
    )
  }
  return readDelimited(file, onRow, delimiter)
}

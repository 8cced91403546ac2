import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileApart } from './read-file-apart.ts'
import { SHEET, workbookOf as book, zip } from './testing/hand-made-zip.ts'
import { HOSTILE_FILES } from './testing/hostile-files.ts'

describe('a file that means harm', () => {
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'ioc-hostile-'))
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const read = (file: Buffer) => {
    const path = join(dir, 'file')
    writeFileSync(path, file)
    return readFileApart({ path, choices: {}, knowledge: { profiles: [], measures: [], units: [] } }, () => {}).done
  }

  it('is refused as a bomb before anything is unpacked, and where its size is a lie as soon as that shows', async () => {
    const zeroes = Buffer.alloc(200 * 1024 * 1024)
    await expect(read(book({ name: SHEET, body: zeroes }))).rejects.toMatchObject({ id: 'too-large' })
    await expect(read(book({ name: SHEET, body: zeroes, said: 1000 }))).rejects.toMatchObject({
      id: 'unsupported-format',
    })
  })

  it.each(Object.entries(HOSTILE_FILES))('is refused before it takes much: %s', async (_, make) => {
    await expect(read(make())).rejects.toMatchObject({
      id: 'too-large',
      message: expect.not.stringMatching(/takes too (much memory|long)/),
    })
  })

  it('is refused where a line of a CSV never ends', async () => {
    await expect(read(Buffer.from(`a,b\n"${'x,'.repeat(100_000)}`))).rejects.toMatchObject({
      id: 'too-large',
      message: expect.stringContaining('longer than'),
    })
  })

  it('is refused where it declares a document type: no entity is ever expanded', async () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>'
    await expect(read(book({ name: SHEET, body: laughs }))).rejects.toMatchObject({
      id: 'unsupported-format',
      message: expect.stringContaining('document type'),
    })
  })

  it('is refused with macros, with more parts or cells than any sheet has, and where it is no workbook', async () => {
    const sheet = { name: SHEET, body: '<worksheet/>' }
    await expect(read(book(sheet, { name: 'xl/vbaProject.bin', body: 'x' }))).rejects.toMatchObject({
      message: expect.stringContaining('macros'),
    })
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/media/${index}`, body: '' }))
    await expect(read(book(sheet, ...many))).rejects.toMatchObject({ id: 'too-large' })
    const cells = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_001)}</sheetData></worksheet>`
    await expect(read(book({ name: SHEET, body: cells }))).rejects.toMatchObject({ id: 'too-large' })
    await expect(read(zip([{ name: 'word/document.xml', body: '<a/>' }]))).rejects.toMatchObject({
      id: 'unsupported-format',
    })
    await expect(read(Buffer.from('PK nothing'))).rejects.toMatchObject({ id: 'unsupported-format' })
    await expect(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).rejects.toMatchObject({ id: 'unsupported-format' })
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ id: 'bad-request' })
  })
})

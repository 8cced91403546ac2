/** What one file may be; past any of these it is refused before memory or time is spent on it. */
export const CAPS = {
  /** Bytes of the file as it is sent. */
  file: 20 * 1024 * 1024,
  /** Parts within a workbook. */
  entries: 2_000,
  /** Bytes of all parts once unpacked: a minute's worth of nobody's sheet, and far below the memory there is. */
  unpacked: 120 * 1024 * 1024,
  /** How many times its packed size one part may be; sheets are ten to forty times. */
  ratio: 150,
  /** Parts smaller than this may pack as well as they like. */
  smallPart: 4 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
  cells: 1_000_000,
  /** Rows and cells that are written, empty ones too: whoever colours a whole sheet has hundreds of thousands. */
  written: 2_500_000,
  sheets: 50,
  /** Characters of one cell: what spreadsheet programs hold. */
  text: 32_767,
  /** Strings a workbook may share between its cells. */
  strings: 1_000_000,
  /** Merged cells of a sheet. */
  merges: 200_000,
  /** Elements of a part that stand within each other; a sheet needs ten. */
  depth: 64,
  /** Characters of a part without any element beginning or ending among them: what the parser has to hold. */
  unbroken: 1024 * 1024,
} as const

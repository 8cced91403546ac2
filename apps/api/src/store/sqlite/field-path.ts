/** A field of a record's JSON, as an expression: written the same wherever an index is meant to be found by it. */
export const fieldPath = (field: string) => `json_extract(fields, '$."${plain(field)}"')`

/** The records of a register; in the text, not bound, since an index over one register is found by the text. */
export const registerIs = (register: string) => `register = '${plain(register)}'`

/** Ids of the catalogue hold letters, digits, dots and hyphens only; anything else would have to be escaped. */
function plain(id: string): string {
  if (!/^[A-Za-z0-9.-]+$/.test(id)) throw new RangeError(`${id} is no id of a register or field`)
  return id
}

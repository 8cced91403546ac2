/** A field of a record's JSON, as an expression. Ids of fields come from the catalogue and hold letters, digits and hyphens only. */
export function fieldPath(field: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(field)) throw new RangeError(`${field} is no field`)
  return `json_extract(fields, '$."${field}"')`
}

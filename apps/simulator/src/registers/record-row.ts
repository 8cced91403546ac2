/** A record as it goes over the wire: its register's fields, instants and dates as text. */
export type RecordRow = Readonly<Record<string, string | number | boolean>>

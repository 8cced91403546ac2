/** Columns that stand only where there is room for them; a narrow screen finds them in the opened source. */
export const WIDE = 'hidden lg:table-cell'
export const MEDIUM = 'hidden sm:table-cell'

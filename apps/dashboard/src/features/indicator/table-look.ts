/** How tables of the page look. */
export const TABLE = 'w-full border-collapse'
export const TH = 'py-1.5 pr-4 font-normal whitespace-nowrap last:pr-0'
export const TD = 'py-1.5 pr-4 whitespace-nowrap last:pr-0'

/** The files of a pack (`seed/<pack>/`) as people write them. What they mean together is checked where they are read. */
export * from './pack-files-boundaries.ts'
export * from './pack-files-calendar.ts'
export * from './pack-files-catalogue.ts'
export * from './pack-files-documented.ts'
export * from './pack-files-indicators.ts'
export * from './pack-files-measures.ts'
export * from './pack-files-pack.ts'
export * from './pack-files-units.ts'

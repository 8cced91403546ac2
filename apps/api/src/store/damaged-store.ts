/** The file cannot be trusted. It was left as it is; the way back is a backup. */
export class DamagedStore extends Error {
  readonly path: string

  constructor(path: string, finding: string) {
    super(
      `The store ${path} is damaged (${finding}). It was left untouched. ` +
        'Bring back a backup with: npm run ioc -- restore <backup>',
    )
    this.name = 'DamagedStore'
    this.path = path
  }
}

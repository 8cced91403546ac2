import { describe, expect, it } from 'vitest'
import type { Store } from './store.ts'

/** Documents of features: the part of the conformance suite about what is no reading. */
export function describeDocuments(store: () => Store, reopen: () => Promise<void>): void {
  const idsOf = async (kind: string, prefix?: string) =>
    (await store().documents.list(kind, prefix)).map(({ id }) => id)

  describe('documents', () => {
    it('are kept by kind and id, whatever JSON can say', async () => {
      const body = { name: 'Nam Phước', rows: [1, null, { deep: true }], quote: 'it\'s "so"' }
      expect(await store().documents.put('draft', 'one', body)).toBe(1)
      await reopen()
      expect(await store().documents.get('draft', 'one')).toEqual({ id: 'one', version: 1, body })
      expect(await store().documents.get('preview', 'one')).toBeUndefined()
    })

    it('count their versions, and two who change the same do not both win', async () => {
      await store().documents.put('lease', 'pull', 'nobody')
      const both = await Promise.allSettled(['a', 'b'].map((who) => store().documents.put('lease', 'pull', who, 1)))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await store().documents.get('lease', 'pull')).toMatchObject({ version: 2 })
      await expect(store().documents.put('lease', 'pull', 'c', 0)).rejects.toMatchObject({ id: 'conflict' })
      expect(await store().documents.put('lease', 'new', 'd', 0)).toBe(1)
    })

    it('are listed by id, all or those that begin alike', async () => {
      for (const id of ['20602/b', '20602/a', '20605/c', '2060']) await store().documents.put('draft', id, id)
      expect(await idsOf('draft')).toEqual(['2060', '20602/a', '20602/b', '20605/c'])
      expect(await idsOf('draft', '20602/')).toEqual(['20602/a', '20602/b'])
    })

    it('are gone once removed', async () => {
      await store().documents.put('draft', 'one', 1)
      await store().documents.remove('draft', 'one')
      await store().documents.remove('draft', 'one')
      expect(await store().documents.get('draft', 'one')).toBeUndefined()
      expect(await store().documents.put('draft', 'one', 2, 0)).toBe(1)
    })
  })
}

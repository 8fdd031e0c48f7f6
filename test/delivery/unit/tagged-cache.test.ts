import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidationLog } from '../../../src/cache/invalidation-log'
import { TaggedCache } from '../../../src/cache/tagged-cache'
import type { Entry } from '../../../src/delivery/response/entry'

const entryOf = (tags: string[], bytes: number): Entry => ({
  identity: Buffer.alloc(0),
  etag: '"x"',
  contentType: 'application/json',
  contentLanguage: 'fr',
  headers: [],
  tags,
  publicTags: tags.join(),
  filledAt: 0,
  bytes,
})

const tag = fc.constantFrom('sessions', 'sessions#1', 'sessions@e', 'rooms', 'rooms#1', 'speakers~a')
const step = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    key: fc.nat(9),
    tags: fc.uniqueArray(tag),
    bytes: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ do: fc.constant('get' as const), key: fc.nat(9) }),
  fc.record({ do: fc.constant('invalidate' as const), tag }),
  fc.record({ do: fc.constant('collection' as const), collection: fc.constantFrom('sessions', 'rooms', 'speakers') }),
)

describe('the tagged cache', () => {
  test('holds the entries that a plain list would hold, within its bytes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = new TaggedCache(100)
        let model: { key: string; entry: Entry }[] = []
        for (const each of steps) {
          if (each.do === 'set') {
            const [key, entry] = [String(each.key), entryOf(each.tags, each.bytes)]
            cache.set(key, entry)
            model = model.filter((cached) => cached.key !== key)
            if (entry.bytes <= 25) model.push({ key, entry })
            while (model.reduce((sum, { entry }) => sum + entry.bytes, 0) > 100) model.shift()
          } else if (each.do === 'get') {
            const found = model.find(({ key }) => key === String(each.key))
            expect(cache.get(String(each.key))).toBe(found?.entry)
            if (found) model = [...model.filter((cached) => cached !== found), found]
          } else if (each.do === 'invalidate') {
            cache.invalidate([each.tag])
            model = model.filter(({ entry }) => !entry.tags.includes(each.tag))
          } else {
            cache.invalidateCollection(each.collection)
            model = model.filter(({ entry }) => !entry.tags.some((one) => one.startsWith(each.collection)))
          }
          expect(cache.counts.entries).toBe(model.length)
          expect(cache.counts.bytes).toBe(model.reduce((sum, { entry }) => sum + entry.bytes, 0))
        }
      }),
    )
  })

  test('invalidates one entry of many by its tag', () => {
    const cache = new TaggedCache(Number.MAX_SAFE_INTEGER)
    for (let index = 0; index < 50_000; index += 1) cache.set(`key ${index}`, entryOf([`sessions#${index}`], 1))
    expect(cache.invalidate(['sessions#7'])).toBe(1)
    expect(cache.counts.entries).toBe(49_999)
  })

  test('lists the most recently used entries, from the least to the most recent', () => {
    const cache = new TaggedCache<Entry>(1_000)
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, entryOf([], 100))
    cache.get('b')
    expect(cache.mostRecent(300).map(([key]) => key)).toEqual(['c', 'd', 'b'])
  })

  test('counts as evictions the entries that leave for lack of room, and no others', () => {
    const cache = new TaggedCache<Entry>(400)
    for (const key of ['a', 'b', 'c', 'd', 'e', 'e']) cache.set(key, entryOf(['rooms'], 100))
    cache.set('e', entryOf(['rooms'], 101))
    expect(cache.counts).toEqual({ entries: 3, bytes: 300, evictions: 1 })
    cache.invalidate(['rooms'])
    expect(cache.counts).toEqual({ entries: 0, bytes: 0, evictions: 1 })
  })
})

describe('the invalidation log', () => {
  test('reports whether one of the tags was invalidated since a moment', () => {
    const invalidations = new InvalidationLog()
    invalidations.record(['sessions#1'])
    const began = invalidations.now
    expect(invalidations.invalidatedSince(['sessions#1', 'rooms'], began)).toBe(false)
    invalidations.record(['speakers'])
    expect(invalidations.invalidatedSince(['sessions#1', 'rooms'], began)).toBe(false)
    invalidations.record([], ['rooms'])
    expect(invalidations.invalidatedSince(['sessions#1', 'rooms#4'], began)).toBe(true)
    expect(invalidations.invalidatedSince(['sessions#1', 'rooms#4'], invalidations.now)).toBe(false)
  })

  test('an invalidation that the log has discarded counts for every tag', () => {
    const invalidations = new InvalidationLog()
    const began = invalidations.now
    for (let index = 0; index < 50_001; index += 1) invalidations.record([`sessions#${index}`])
    expect(invalidations.invalidatedSince(['speakers#1'], began)).toBe(true)
  })
})

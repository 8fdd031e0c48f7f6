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

describe('the store', () => {
  test('holds what a plain list would hold, within its bytes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = new TaggedCache(100)
        let model: { key: string; entry: Entry }[] = []
        for (const each of steps) {
          if (each.do === 'set') {
            const [key, entry] = [String(each.key), entryOf(each.tags, each.bytes)]
            store.set(key, entry)
            model = model.filter((kept) => kept.key !== key)
            if (entry.bytes <= 25) model.push({ key, entry })
            while (model.reduce((sum, kept) => sum + kept.entry.bytes, 0) > 100) model.shift()
          } else if (each.do === 'get') {
            const found = model.find(({ key }) => key === String(each.key))
            expect(store.get(String(each.key))).toBe(found?.entry)
            if (found) model = [...model.filter((kept) => kept !== found), found]
          } else if (each.do === 'invalidate') {
            store.invalidate([each.tag])
            model = model.filter(({ entry }) => !entry.tags.includes(each.tag))
          } else {
            store.invalidateCollection(each.collection)
            model = model.filter(({ entry }) => !entry.tags.some((one) => one.startsWith(each.collection)))
          }
          expect(store.counts.entries).toBe(model.length)
          expect(store.counts.bytes).toBe(model.reduce((sum, { entry }) => sum + entry.bytes, 0))
        }
      }),
    )
  })

  test('looks only at the entries that bear the tag, whatever the number of others', () => {
    const store = new TaggedCache(Number.MAX_SAFE_INTEGER)
    for (let index = 0; index < 50_000; index += 1) store.set(`key ${index}`, entryOf([`sessions#${index}`], 1))
    expect(store.invalidate(['sessions#7'])).toBe(1)
    expect(store.counts.entries).toBe(49_999)
  })
})

describe('the order of invalidations', () => {
  test('a fill knows whether one of its tags was invalidated since it began, and nothing else', () => {
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

  test('what is forgotten counts as invalidated', () => {
    const invalidations = new InvalidationLog()
    const began = invalidations.now
    for (let index = 0; index < 50_001; index += 1) invalidations.record([`sessions#${index}`])
    expect(invalidations.invalidatedSince(['speakers#1'], began)).toBe(true)
  })
})

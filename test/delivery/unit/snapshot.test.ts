import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TaggedCache } from '../../../src/cache/tagged-cache'
import { publishWrite } from '../../../src/cache/write-events'
import { noCounts } from '../../../src/delivery/metrics/counts'
import type { Entry } from '../../../src/delivery/response/entry'
import { BodyEncoder } from '../../../src/delivery/response/representation'
import { loadSnapshot, saveSnapshot } from '../../../src/delivery/snapshot/file'
import { readSnapshot, type Snapshot, writeSnapshot } from '../../../src/delivery/snapshot/format'
import { type SnapshotEvent, type SnapshotOptions, SnapshotScheduler } from '../../../src/delivery/snapshot/scheduler'
import { anEntry } from '../../support/cache-entry'

const bytesOf = (snapshot: Snapshot) => Buffer.concat([...writeSnapshot(snapshot)])

/** Bytes with their checksum. */
const withChecksum = (content: Buffer) => Buffer.concat([content, createHash('sha256').update(content).digest()])

async function aSnapshot(): Promise<Snapshot> {
  const compressed = await new BodyEncoder(Buffer.from(JSON.stringify({ docs: Array(40).fill('élodie') }))).encodeAll()
  return {
    build: 'b1',
    contentHash: 'm1',
    entries: [
      ['rest:/api/rooms', anEntry(['rooms'], 1_000)],
      ['graphql:é', { ...anEntry(['sessions', 'sessions#1'], 2_000), ...compressed }],
    ],
  }
}

const body = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
const entry: fc.Arbitrary<Entry> = fc.record(
  {
    identity: body,
    gzip: body,
    br: body,
    etag: fc.string(),
    contentType: fc.string(),
    contentLanguage: fc.string(),
    headers: fc.array(fc.string()),
    expiresAt: fc.integer(),
    isImmutable: fc.boolean(),
    tags: fc.array(fc.string()),
    publicTags: fc.string(),
    filledAt: fc.nat(),
    bytes: fc.nat(),
  },
  {
    requiredKeys: [
      'identity',
      'etag',
      'contentType',
      'contentLanguage',
      'headers',
      'tags',
      'publicTags',
      'filledAt',
      'bytes',
    ],
  },
)

describe('the format of a snapshot', () => {
  test('round-trips every entry, in order', () => {
    const snapshot = fc.record({
      build: fc.string(),
      contentHash: fc.string(),
      entries: fc.array(fc.tuple(fc.string(), entry), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(snapshot, (written) => {
        expect(readSnapshot(bytesOf(written))).toEqual(written)
      }),
    )
  })

  test('is rejected when a single bit differs', async () => {
    const bytes = bytesOf(await aSnapshot())
    expect(readSnapshot(bytes)?.entries).toHaveLength(2)
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(readSnapshot(flipped), `bit ${bit}`).toBeUndefined()
    }
  })

  test('is rejected when truncated anywhere, or followed by more bytes', async () => {
    const bytes = bytesOf(await aSnapshot())
    for (let length = 0; length < bytes.length; length += 1)
      expect(readSnapshot(bytes.subarray(0, length))).toBeUndefined()
    expect(readSnapshot(Buffer.concat([bytes, Buffer.alloc(1)]))).toBeUndefined()
  })

  test('never makes the parser throw, whatever the bytes', async () => {
    const beginning = bytesOf(await aSnapshot()).subarray(0, 70)
    const anything = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(anything, (bytes) => {
        expect(readSnapshot(bytes)).toBeUndefined()
        expect(readSnapshot(withChecksum(bytes))).toBeUndefined()
        expect(readSnapshot(withChecksum(Buffer.concat([beginning, bytes])))).toBeUndefined()
      }),
    )
  })

  test('is rejected when the checksum is right and the content is not', async () => {
    const content = bytesOf(await aSnapshot()).subarray(0, -32)
    const changed = (from: string, to: string) => Buffer.from(content.toString('latin1').replace(from, to), 'latin1')
    expect(readSnapshot(withChecksum(content))).toBeDefined()
    for (const [from, to] of [
      ['assises-cache 2', 'assises-cache 3'],
      ['"count":2', '"count":3'],
      ['"count":2', '"count":1'],
      ['"identity":11', '"identity":12'],
      ['"identity":11', '"identity":-1'],
      ['"identity":11', '"identity":99999999999'],
      ['"tags":["rooms"]', '"tags":"rooms:)"'],
    ] as const) {
      const other = changed(from, to)
      expect(other.equals(content), from).toBe(false)
      expect(readSnapshot(withChecksum(other)), to).toBeUndefined()
    }
    for (const piece of [Buffer.alloc(0), content.subarray(0, 30), content.subarray(5)]) {
      expect(readSnapshot(withChecksum(piece))).toBeUndefined()
    }
  })
})

describe('the file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assises_test_snapshot-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** The cache of a process with its snapshot in the folder `name`, and the events of the scheduler. */
  function aProcess(name: string, options: Partial<SnapshotOptions> = {}) {
    const events: SnapshotEvent[] = []
    const path = join(folder, name, 'cache.snapshot')
    const cache = { store: new TaggedCache<Entry>(1_000_000), counts: noCounts() }
    const scheduler = new SnapshotScheduler(cache, {
      path,
      build: 'b1',
      contentHash: async () => 'm1',
      observesAllWrites: true,
      collections: new Set(['rooms']),
      onEvent: (event) => void events.push(event),
      ...options,
    })
    const fill = (key: string, filled = anEntry(['rooms'], 1_000)) => {
      cache.counts.misses += 1
      cache.store.set(key, filled)
    }
    return { ...cache, scheduler, events, path, fill }
  }

  async function saved(name: string) {
    const process = aProcess(name)
    process.fill('rest:/api/rooms')
    await process.scheduler.close()
    expect(process.events).toEqual([{ outcome: 'saved', entries: 1 }])
    return process
  }

  test.concurrent('restores in a new process the entries of the last one', async () => {
    const { path } = await saved('same')
    const next = aProcess('same')
    await next.scheduler.restore()
    expect(next.store.get('rest:/api/rooms')).toEqual(anEntry(['rooms'], 1_000))
    expect(next.events).toEqual([{ outcome: 'restored', entries: 1 }])
    await next.scheduler.close()
    expect(next.events).toHaveLength(1)
    expect(await readdir(join(path, '..'))).toEqual(['cache.snapshot'])
  })

  test.concurrent.each([
    ['another build', { build: 'b2' }, 'build'],
    ['another content', { contentHash: async () => 'm2' }, 'content'],
    ['a database that does not answer', { contentHash: () => Promise.reject(new Error('down')) }, 'content'],
  ])('is ignored and removed with %s', async (name, options, reason) => {
    const { path } = await saved(name)
    const next = aProcess(name, options)
    await next.scheduler.restore()
    expect(next.store.counts.entries).toBe(0)
    expect(next.events).toEqual([{ outcome: 'ignored', reason }])
    expect(await loadSnapshot(path)).toBe('absent')
  })

  test('is removed by the first write to content after it, and saved again later', async () => {
    const { scheduler, path, fill } = await saved('written')
    scheduler.start()
    fill('rest:/api/rooms?page=2')
    await scheduler.settled()
    expect(await loadSnapshot(path)).not.toBe('absent')
    publishWrite({ tags: ['users', 'users#1'], collections: [] })
    await scheduler.settled()
    expect(await loadSnapshot(path)).not.toBe('absent')
    publishWrite({ tags: ['rooms', 'rooms#1'], collections: [] })
    await scheduler.settled()
    expect(await loadSnapshot(path)).toBe('absent')
    await scheduler.close()
    expect(await loadSnapshot(path)).not.toBe('absent')
  })

  test('is removed when something is written while it is saved', async () => {
    let hashes = 0
    const { scheduler, path, fill, events } = aProcess('written-meanwhile', {
      contentHash: async () => {
        hashes += 1
        if (hashes === 2) publishWrite({ tags: [], collections: [], everything: true })
        return 'm1'
      },
    })
    fill('rest:/api/rooms')
    scheduler.start()
    await scheduler.close()
    expect(events).toMatchObject([{ outcome: 'saved' }])
    expect(await loadSnapshot(path)).toBe('absent')
  })

  test.concurrent('is ignored when a write arrives while it is verified', async () => {
    await saved('meanwhile')
    const next = aProcess('meanwhile', {
      contentHash: async () => {
        next.counts.writes += 1
        return 'm1'
      },
    })
    await next.scheduler.restore()
    expect([next.store.counts.entries, next.events[0]?.outcome]).toEqual([0, 'ignored'])
  })

  test.concurrent.each([
    ['truncated', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['noise', () => Buffer.from('noise')],
  ])('is ignored when it is %s', async (name, damage) => {
    const { path } = await saved(name)
    await writeFile(path, damage(await readFile(path)))
    const next = aProcess(name)
    await next.scheduler.restore()
    expect(next.events).toEqual([{ outcome: 'ignored', reason: 'unreadable' }])
    expect(next.store.counts.entries).toBe(0)
  })

  test.concurrent('is not saved when the content changes meanwhile', async () => {
    const hashes = ['m1', 'm2']
    const process = aProcess('moving', { contentHash: async () => String(hashes.shift()) })
    process.fill('rest:/api/rooms')
    await process.scheduler.close()
    expect(process.events).toEqual([{ outcome: 'unsaved', reason: 'content' }])
    expect(await loadSnapshot(process.path)).toBe('absent')
  })

  test.concurrent('contains the entries that are left after the writes before its first hash', async () => {
    let asked = 0
    const process = aProcess('settling', {
      contentHash: async () => {
        asked += 1
        // A write committed before the hash that reaches the cache after it.
        if (asked === 1) setTimeout(() => process.store.invalidate(['rooms']), 500)
        return 'm1'
      },
    })
    process.fill('rest:/api/rooms')
    process.fill('rest:/api/speakers', anEntry(['speakers'], 1_000))
    await process.scheduler.close()
    const snapshot = (await loadSnapshot(process.path)) as Snapshot
    expect(snapshot.entries.map(([key]) => key)).toEqual(['rest:/api/speakers'])
  })

  test.concurrent('leaves out entries without dependencies, which the content hash does not cover', async () => {
    const process = aProcess('nothing')
    process.fill('graphql:typename', anEntry([], 1_000))
    process.fill('rest:/api/rooms')
    await process.scheduler.close()
    expect(process.events).toEqual([{ outcome: 'saved', entries: 1 }])
  })

  test.concurrent('is removed when no entry is left', async () => {
    const process = await saved('emptied')
    process.counts.invalidated += process.store.invalidate(['rooms'])
    process.fill('graphql:typename', anEntry([], 1_000))
    await process.scheduler.close()
    expect(await loadSnapshot(process.path)).toBe('absent')
    expect(process.events).toHaveLength(1)
  })

  describe('where not all writes are observed', () => {
    type Meanwhile = (process: ReturnType<typeof aProcess>, content: { hash: string }) => void
    async function afterStart(name: string, meanwhile: Meanwhile) {
      const content = { hash: 'm1' }
      const process = aProcess(name, { observesAllWrites: false, contentHash: async () => content.hash })
      await process.scheduler.restore()
      process.fill('rest:/api/rooms')
      meanwhile(process, content)
      await process.scheduler.close()
      return process
    }

    test.concurrent('is saved as long as nothing is written', async () => {
      const process = await afterStart('unheard', () => undefined)
      expect(process.events).toEqual([{ outcome: 'saved', entries: 1 }])
    })

    test.concurrent('is removed after a write, since others may not have been observed', async () => {
      await saved('heard')
      const process = await afterStart('heard', ({ counts }) => {
        counts.writes += 1
      })
      expect(process.events.at(-1)).toEqual({ outcome: 'unsaved', reason: 'written' })
      expect(await loadSnapshot(process.path)).toBe('absent')
    })

    test.concurrent('is not saved when the content differs from that of the start', async () => {
      const process = await afterStart('silent', (_, content) => {
        content.hash = 'm2'
      })
      expect(process.events).toEqual([{ outcome: 'unsaved', reason: 'content' }])
      expect(await loadSnapshot(process.path)).toBe('absent')
    })
  })

  test.concurrent('that cannot be written is reported, and stops nothing', async () => {
    await writeFile(join(folder, 'occupied'), '')
    const process = aProcess('occupied')
    process.fill('rest:/api/rooms')
    await process.scheduler.close()
    expect(process.events).toMatchObject([{ outcome: 'unsaved' }])
  })

  test('replaces the former one and is readable by its owner only', async () => {
    const path = join(folder, 'replaced', 'cache.snapshot')
    const snapshot = await aSnapshot()
    await saveSnapshot(path, snapshot)
    await saveSnapshot(path, { ...snapshot, contentHash: 'm2' })
    expect(await loadSnapshot(path)).toEqual({ ...snapshot, contentHash: 'm2' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})

test('the store returns its most recently used entries within a size, in the order of their use', () => {
  const store = new TaggedCache<Entry>(1_000)
  for (const key of ['a', 'b', 'c', 'd']) store.set(key, anEntry([], 100))
  store.get('b')
  expect(store.mostRecent(300).map(([key]) => key)).toEqual(['c', 'd', 'b'])
  expect(store.mostRecent(299).map(([key]) => key)).toEqual(['d', 'b'])
  expect(store.mostRecent(99)).toEqual([])
})

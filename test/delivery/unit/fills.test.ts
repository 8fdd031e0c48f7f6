import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidationLog } from '../../../src/cache/invalidation-log'
import { TaggedCache } from '../../../src/cache/tagged-cache'
import { Fills, type Outcome } from '../../../src/delivery/fill/fills'
import type { OriginResponse } from '../../../src/delivery/origin/origin'
import { type Entry, NewEntry } from '../../../src/delivery/response/entry'
import { BodyEncoder } from '../../../src/delivery/response/representation'

const request = { method: 'GET', url: '/api/sessions' } as const

/** An origin with one value. It answers each request with the value at the time of the request, once that is released. */
function slowOrigin() {
  let value = 0
  let expiresAt: number | undefined
  const pending: (() => void)[] = []
  const invalidations = new InvalidationLog()
  const store = new TaggedCache<Entry>(1_000_000)
  const ask = async (): Promise<OriginResponse> => {
    const body = new TextEncoder().encode(String(value).padStart(300))
    const end = expiresAt
    await new Promise<void>((resolve) => pending.push(resolve))
    const dependencies = { tags: new Set(['sessions']), languages: new Set<string>(), expiresAt: end }
    return { status: 200, headers: {}, body, dependencies }
  }
  const entryOf = ({ body, dependencies: { tags, expiresAt } }: OriginResponse) => {
    const description = {
      contentType: 'application/json',
      contentLanguage: 'fr',
      headers: [],
      publicTags: '',
      filledAt: 0,
    }
    return new NewEntry(new BodyEncoder(Buffer.from(body)), { ...description, tags: [...tags], expiresAt })
  }
  const fills = new Fills({ ask, entryOf, store, invalidations, maxAtOnce: 4, maxWaiting: 4 })
  return {
    fills,
    store,
    pending,
    current: () => value,
    expireAt: (moment: number | undefined) => {
      expiresAt = moment
    },
    write: () => {
      value += 1
      invalidations.record(['sessions'])
      store.invalidate(['sessions'])
    },
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
const bodyOf = (outcome: Outcome) => (outcome.kind === 'entry' ? Number(outcome.entry.identity.toString()) : undefined)

describe('fills', () => {
  test('a pending entry serves other requests, unless a write invalidates it first', async () => {
    for (const isInvalidated of [false, true]) {
      const { fills, pending, write } = slowOrigin()
      const outcome = fills.get('key', request, 'identity')
      await nextTurn()
      pending.shift()?.()
      expect(bodyOf(await outcome)).toBe(0)
      const pendingEntry = fills.pendingEntry('key', 'br')
      if (isInvalidated) write()
      expect((await pendingEntry) !== undefined).toBe(!isInvalidated)
    }
  })

  test('a cache fill that began before an invalidation of one of its tags is never stored', async () => {
    const move = fc.constantFrom('ask' as const, 'answer' as const, 'write' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 25 }), async (moves) => {
        const { fills, store, pending, current, write } = slowOrigin()
        const outcomes: Promise<void>[] = []
        for (const each of moves) {
          if (each === 'ask') {
            const atLeast = current()
            outcomes.push(
              fills.get('key', request, 'br').then((outcome) => {
                // A request made after the acknowledgement of a write never receives the value before it.
                if (outcome.kind === 'entry') expect(bodyOf(outcome)).toBeGreaterThanOrEqual(atLeast)
              }),
            )
          } else if (each === 'answer') pending.shift()?.()
          else write()
          await nextTurn()
          const entry = store.get('key')
          if (entry) expect(Number(entry.identity.toString())).toBe(current())
        }
        // Queued fills start when others end.
        while (fills.inFlight > 0) {
          pending.shift()?.()
          await nextTurn()
        }
        await Promise.all(outcomes)
      }),
      { numRuns: 300 },
    )
  })

  test('many requests for one key make one request to the origin', async () => {
    const { fills, pending } = slowOrigin()
    const outcomes = Array.from({ length: 50 }, () => fills.get('key', request, 'br'))
    await nextTurn()
    expect(pending).toHaveLength(1)
    pending.shift()?.()
    expect(new Set((await Promise.all(outcomes)).map(bodyOf))).toEqual(new Set([0]))
  })

  test('a request after the expiry of a response does not join its fill', async () => {
    const { fills, pending, expireAt } = slowOrigin()
    expireAt(Date.now() + 10)
    const before = fills.get('key', request, 'identity')
    await wait(20)
    expireAt(undefined)
    const after = fills.get('key', request, 'identity')
    expect(pending).toHaveLength(1)
    pending.shift()?.()
    expect((await before).kind).toBe('entry')
    await nextTurn()
    expect(pending).toHaveLength(1)
    pending.shift()?.()
    expect((await after).kind).toBe('entry')
  })

  test('a fill beyond the limits of running and queued fills is refused as busy', async () => {
    const { fills, pending } = slowOrigin()
    const outcomes = Array.from({ length: 9 }, (_, index) => fills.get(`key ${index}`, request, 'br'))
    expect((await outcomes[8])?.kind).toBe('busy')
    while (fills.inFlight > 0) {
      pending.shift()?.()
      await nextTurn()
    }
    expect((await Promise.all(outcomes)).filter(({ kind }) => kind === 'entry')).toHaveLength(8)
  })

  test('a fill that fails leaves nothing behind', async () => {
    const store = new TaggedCache<Entry>(1_000)
    const fills = new Fills({
      ask: () => Promise.reject(new Error('down')),
      entryOf: () => undefined,
      store,
      invalidations: new InvalidationLog(),
      maxAtOnce: 1,
      maxWaiting: 1,
    })
    expect((await fills.get('key', request, 'br')).kind).toBe('failed')
    await nextTurn()
    expect([fills.inFlight, store.counts.entries]).toEqual([0, 0])
  })
})

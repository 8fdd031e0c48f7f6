import { deliver } from '../../src/delivery/deliver'
import { Origin } from '../../src/delivery/origin/origin'
import type { Entry } from '../../src/delivery/response/entry'
import { median } from '../../test/support/median'
import { type Figure, figure, ms } from '../figures'

const ENTRIES = 50_000
const TAGS = 30
const TAGGED = 100

/** The time to invalidate the entries of one tag, 100 of 50,000, in this process. */
export async function measureInvalidation(): Promise<Figure[]> {
  const delivery = deliver(
    new Origin({ port: 0, timeoutMs: 0, read: () => Promise.reject(new Error('The origin gets no request.')) }),
    {
      collections: new Set(),
      maxBytes: 2 ** 40,
      isUp: () => true,
      corsOrigins: [],
      isPurged: false,
    },
  )
  const identity = Buffer.alloc(1)
  for (let number = 0; number < ENTRIES; number += 1) {
    const tags = Array.from({ length: TAGS }, (_, rank) => `sessions#${(number + rank * 7_919) % ENTRIES}`)
    tags.push(`sessions@${number % (ENTRIES / TAGGED)}`)
    const entry: Entry = {
      ...{ identity, etag: '""', contentType: '', contentLanguage: '', headers: [], publicTags: '' },
      ...{ tags, filledAt: 0, bytes: 1_000 },
    }
    delivery.store.set(String(number), entry)
  }
  const spent = Array.from({ length: 21 }, (_, round) => {
    const before = delivery.store.counts.entries
    const began = performance.now()
    delivery.apply({ tags: [`sessions@${round}`], collections: [] })
    const time = performance.now() - began
    if (before - delivery.store.counts.entries !== TAGGED) throw new Error('The wrong entries were invalidated.')
    return time
  })
  delivery.close()
  const time = median(spent)
  const name = `invalidation of one tag: ${TAGGED} of ${ENTRIES.toLocaleString('en')} entries`
  return [figure(name, ms(time), { target: '< 5 ms', isMet: time < 5 })]
}

import { deliver } from '../../src/delivery/deliver'
import { Origin } from '../../src/delivery/origin/origin'
import type { Entry } from '../../src/delivery/response/entry'
import { type Figure, figure, median, ms } from '../figures'

const ENTRIES = 50_000
const TAGS = 30
const BEARERS = 100

/** The time to drop the answers that bear one tag, a hundred of fifty thousand, in this process. */
export async function measureInvalidation(): Promise<Figure[]> {
  const delivery = deliver(
    new Origin({ port: 0, timeoutMs: 0, read: () => Promise.reject(new Error('Nothing is asked.')) }),
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
    tags.push(`sessions@${number % (ENTRIES / BEARERS)}`)
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
    if (before - delivery.store.counts.entries !== BEARERS) throw new Error('It dropped the wrong answers.')
    return time
  })
  delivery.close()
  const time = median(spent)
  const name = `one tag dropped among ${ENTRIES.toLocaleString('en')} entries (${BEARERS} bear it)`
  return [figure(name, ms(time), { target: '< 5 ms', isMet: time < 5 })]
}

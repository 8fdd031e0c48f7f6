import type { Page } from 'playwright-core'

/** What a browser measured of one interaction: from the key or the click to the next picture, in milliseconds. */
export interface Interaction {
  /** `keydown`, `pointerup`, `click` … on which element. */
  what: string
  duration: number
  /** Of which before its handlers began, in them, and from their end to the picture. */
  delay: number
  handlers: number
  presentation: number
}

/** What a page measured of itself. */
export interface Vitals {
  interactions: Interaction[]
  /** The largest session window of layout shifts of a page, with the elements that moved. */
  shift: number
  shifted: string[]
}

interface EventEntry {
  name: string
  id: string
  target: string
  startTime: number
  duration: number
  processingStart: number
  processingEnd: number
}

interface ShiftEntry {
  page: number
  at: number
  value: number
  moved: string[]
}

const WINDOW_MS = 5_000
const GAP_MS = 1_000

/** Observes the interactions and the layout shifts of a page, on every document that it opens. Returns those since the last call. */
export async function observeVitals(page: Page): Promise<() => Promise<Vitals>> {
  let events: EventEntry[] = []
  let shifts: ShiftEntry[] = []
  await page.exposeFunction('reportEvent', (entry: EventEntry) => void events.push(entry))
  await page.exposeFunction('reportShift', (entry: ShiftEntry) => void shifts.push(entry))
  await page.addInitScript({ path: 'bench/admin/observe.js' })
  return async () => {
    // Entries come once the picture is shown.
    await page.waitForTimeout(500)
    const vitals = { interactions: interactionsOf(events), ...largestWindow(shifts) }
    events = []
    shifts = []
    return vitals
  }
}

/** An interaction is several events, such as `pointerdown` and `click`: the longest counts. */
function interactionsOf(events: EventEntry[]): Interaction[] {
  const longest = new Map<string, EventEntry>()
  for (const event of events) {
    if (event.duration > (longest.get(event.id)?.duration ?? 0)) longest.set(event.id, event)
  }
  return [...longest.values()].map(({ name, target, startTime, duration, processingStart, processingEnd }) => ({
    what: `${name} ${target}`,
    duration,
    delay: processingStart - startTime,
    handlers: processingEnd - processingStart,
    presentation: startTime + duration - processingEnd,
  }))
}

/** Cumulative layout shift: of the windows of five seconds at most, without a second between two shifts, the largest. */
function largestWindow(shifts: ShiftEntry[]): Pick<Vitals, 'shift' | 'shifted'> {
  let largest = { sum: 0, moved: [] as string[] }
  let window = { page: 0, from: 0, last: 0, sum: 0, moved: [] as string[] }
  for (const { page, at, value, moved } of shifts.toSorted((a, b) => a.page - b.page || a.at - b.at)) {
    const isNew = page !== window.page || at - window.last > GAP_MS || at - window.from > WINDOW_MS
    if (isNew) window = { page, from: at, last: at, sum: 0, moved: [] }
    window = { ...window, last: at, sum: window.sum + value, moved: [...window.moved, ...moved] }
    if (window.sum > largest.sum) largest = window
  }
  return { shift: largest.sum, shifted: [...new Set(largest.moved)] }
}

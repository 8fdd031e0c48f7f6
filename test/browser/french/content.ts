import type { APIRequestContext } from 'playwright-core'
import { plainSpaces } from '../../support/plain-spaces'

const isProse = (key: string, text: string) =>
  text.length > 2 &&
  !/^\d{4}-\d\d-\d\d/.test(text) &&
  // Values of choices are written like this, and are no texts.
  (!/^[a-z0-9-]+$/.test(text) || ['slug', 'filename', 'city'].includes(key))

function proseOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return isProse(key, value) ? [plainSpaces(value).trim()] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => proseOf(inner, Array.isArray(value) ? key : name))
}

/** What is stored in the database: names, titles, texts in both languages. They are shown in the admin as they are. */
export class Content {
  private texts: string[] = []

  /** Reads every document of the collections, as the person that is logged in may. */
  async read(request: APIRequestContext, collections: string[]): Promise<void> {
    const found = new Set(this.texts)
    for (const collection of collections) {
      const response = await request.get(`/api/${collection}?locale=all&depth=0&draft=true&limit=300`)
      if (response.ok()) for (const text of proseOf(await response.json())) found.add(text)
    }
    this.texts = [...found].sort((a, b) => b.length - a.length)
  }

  /** Removes what is stored from a text that is shown. */
  without(text: string): string {
    const plain = plainSpaces(text)
    return this.texts
      .filter((stored) => plain.includes(stored))
      .reduce((rest, stored) => rest.replace(patternOf(stored), '\u0001'), text)
  }
}

// A space of a stored text may be of another width where it is shown.
const patternOf = (stored: string) =>
  new RegExp(stored.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ \u00A0\u202F]'), 'g')

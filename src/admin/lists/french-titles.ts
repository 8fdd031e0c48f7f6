import { recordsOf } from '../../domain/record'

type Titles = Map<string, string>
type Batch = { ids: string[]; titles: Promise<Titles> }

const open = new Map<string, Batch>()

/** Loads the French title of a document of a list; the rows of a list share one request. `undefined` when it has none. */
export async function loadFrenchTitle(collectionUrl: string, field: string, id: string): Promise<string | undefined> {
  const key = `${collectionUrl} ${field}`
  const batch = open.get(key) ?? begin(key, collectionUrl, field)
  batch.ids.push(id)
  return (await batch.titles).get(id)
}

function begin(key: string, url: string, field: string): Batch {
  const ids: string[] = []
  const titles = Promise.resolve().then(() => {
    open.delete(key)
    return request(url, field, ids)
  })
  const batch = { ids, titles }
  open.set(key, batch)
  return batch
}

async function request(url: string, field: string, ids: string[]): Promise<Titles> {
  const query = new URLSearchParams({
    locale: 'fr',
    draft: 'true',
    depth: '0',
    limit: '100',
    [`select[${field}]`]: 'true',
  })
  for (const [index, id] of ids.entries()) query.set(`where[id][in][${index}]`, id)
  const response = await fetch(`${url}?${query}`, { credentials: 'include' }).catch(() => undefined)
  const found: unknown = response?.ok ? await response.json() : undefined
  const docs = recordsOf((found as { docs?: unknown } | undefined)?.docs)
  return new Map(docs.flatMap(({ id, [field]: title }) => (typeof title === 'string' ? [[String(id), title]] : [])))
}

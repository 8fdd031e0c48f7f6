import type { GraphQLSchema } from 'graphql'
import { isRecord } from '../../src/domain/record'
import type { Session, TestApp } from './app'
import type { CachedApp } from './cached-app'
import { type Doc, findInMemory, isInOrder } from './query-oracle'
import { isMixed, type Operation, operationOf } from './random-graphql'
import { namesNothing, type RandomQuery, searchOf, whereOf } from './random-queries'
import { CANARY } from './visibility-fixtures'

/** A word in the English text of public documents, and in nothing else. */
export const ENGLISH = 'anglais'

/** What random queries are sent to, and what is known about the documents. */
export interface Site {
  app: TestApp
  cached: CachedApp
  schema: GraphQLSchema
  readers: Partial<Record<RandomQuery['reader'], Session>>
  /** The names of the texts of each document that have an English text. */
  translated: ReadonlyMap<string, ReadonlySet<string>>
  /** All documents of a reader, once read. */
  listings: Map<string, Promise<Doc[]>>
  /** What each query is answered, for a comparison of two databases. */
  record?(answer: object): void
}

interface Page {
  docs: Doc[]
  totalDocs: number
  totalPages: number
  hasNextPage: boolean
}

const MAX_PAGES = 6

/** Sends a query by every way that it can be sent. Returns whether it is answered; throws with what is wrong. */
export async function checkQuery(site: Site, query: RandomQuery): Promise<boolean> {
  const path = `/api/${query.collection}?${searchOf(query)}`
  const label = `${query.reader} ${decodeURIComponent(path)}`
  const first = await ask(site, query, `${path}&page=1`)
  expectSafe(site, query, first, label)
  if (query.reader === 'anonymous' && !query.isDraft) await checkCache(site, `${path}&page=1`, first, label)
  if (namesNothing(query) && first.status !== 400) throw wrong(label, 'names what does not exist', first)
  const isAnswered = first.status === 200
  if (isAnswered) await checkPages(site, query, path, first.json as Page, label)
  else site.record?.({ label, status: first.status, code: codeOf(first.json) })
  if (query.graphql) await checkGraphQL(site, query, isAnswered ? (first.json as Page) : undefined, label)
  return isAnswered
}

interface Answer {
  status: number
  text: string
  json: unknown
}

async function ask({ app, readers }: Site, { reader }: RandomQuery, path: string, init?: object): Promise<Answer> {
  const response = await app.fetch(path, { as: readers[reader], ...init })
  const text = await response.text()
  return { status: response.status, text, json: JSON.parse(text) }
}

const wrong = (label: string, what: string, shown: unknown) =>
  new Error(`${what}: ${label}\n  ${(typeof shown === 'string' ? shown : JSON.stringify(shown)).slice(0, 700)}`)

const codeOf = (json: unknown) => (json as { errors?: { code?: string; name?: string }[] }).errors?.[0]?.code

/** Throws when an answer is a failure, holds something private, or a text in another language. */
function expectSafe(site: Site, query: RandomQuery, { status, text, json }: Answer, label: string): void {
  if (status >= 500 || /"statusCode":5\d\d/.test(text)) throw wrong(label, 'fails', text)
  // A joined list of a private collection is forbidden.
  if (status !== 200 && status !== 400 && !(status === 403 && query.join)) throw wrong(label, `status ${status}`, text)
  const isPublic =
    query.reader === 'anonymous' || query.reader === 'read' || (query.reader === 'preview' && !query.isDraft)
  // A refusal may repeat what was sent.
  if (isPublic && status === 200 && text.toLowerCase().includes(CANARY))
    throw wrong(label, 'shows something private', text)
  const mixed = findOtherLanguage(site, json, query.locale ?? 'fr', !query.isDraft)
  if (mixed) throw wrong(label, 'mixes languages', mixed)
}

/** The first text that is not in the language of the answer. Drafts have no English text. */
function findOtherLanguage(site: Site, value: unknown, locale: string, isTranslated: boolean): unknown {
  if (locale === 'all') return undefined
  if (Array.isArray(value))
    return value.map((each) => findOtherLanguage(site, each, locale, isTranslated)).find(Boolean)
  if (!isRecord(value)) return undefined
  const names = site.translated.get(String(value.id))
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string') {
      const isEnglish = member.includes(ENGLISH)
      if (locale === 'fr' ? isEnglish : isTranslated && names?.has(name) && !isEnglish) return { [name]: member }
    } else {
      const found = findOtherLanguage(site, member, locale, isTranslated)
      if (found) return found
    }
  }
  return undefined
}

async function checkPages(site: Site, query: RandomQuery, path: string, first: Page, label: string): Promise<void> {
  const pages = [first]
  while (pages.length < Math.min(first.totalPages, MAX_PAGES)) {
    const next = await ask(site, query, `${path}&page=${pages.length + 1}`)
    if (next.status !== 200) throw wrong(label, `page ${pages.length + 1}`, next.text)
    pages.push(next.json as Page)
  }
  const docs = pages.flatMap((page) => page.docs)
  const ids = docs.map(({ id }) => id)
  const totals = new Set(pages.map(({ totalDocs, totalPages }) => `${totalDocs} ${totalPages}`))
  if (totals.size > 1) throw wrong(label, 'totals differ between pages', [...totals])
  if (new Set(ids).size < ids.length) throw wrong(label, 'a document is on two pages', ids)
  const isWhole = first.totalPages <= MAX_PAGES
  const expected = isWhole ? first.totalDocs : MAX_PAGES * query.limit
  if (ids.length !== expected) throw wrong(label, `${ids.length} documents of ${expected}`, [...totals])
  if (pages.at(-1)?.hasNextPage !== !isWhole) throw wrong(label, 'hasNextPage', [...totals])
  const known = await listing(site, query)
  const words = new Map(known.map((doc) => [doc.id, String(doc.slug ?? doc.name ?? doc.alt ?? '')]))
  site.record?.({ label, total: first.totalDocs, docs: ids.map((id) => words.get(id)) })
  await checkAgainstMemory(site, query, { first, ids, docs: known, isWhole }, label)
  await checkCount(site, query, first, label)
  if (query.join) await checkJoins(site, query, first, label)
}

/** All documents of a reader in a language, without any fallback. */
function listing(site: Site, query: RandomQuery): Promise<Doc[]> {
  const { collection, reader, isDraft, locale } = query
  const key = `${collection} ${reader} ${isDraft} ${locale}`
  const known = site.listings.get(key)
  if (known !== undefined) return known
  const search = `limit=200&depth=0&fallback-locale=none&locale=${locale ?? 'fr'}${isDraft ? '&draft=true' : ''}`
  const read = ask(site, query, `/api/${collection}?${search}`).then(({ json }) => (json as Page).docs)
  site.listings.set(key, read)
  return read
}

interface Found {
  first: Page
  ids: string[]
  docs: Doc[]
  isWhole: boolean
}

async function checkAgainstMemory(site: Site, query: RandomQuery, found: Found, label: string): Promise<void> {
  const { flattenedFields } = site.app.payload.collections[query.collection as 'sessions'].config
  const isLocalised = (name: string) =>
    flattenedFields.some((field) => field.name === name && 'localized' in field && field.localized)
  const comparesAllLanguages =
    query.locale === 'all' && [...query.filter.and, ...query.filter.or].some(({ path }) => isLocalised(path))
  const expected = comparesAllLanguages ? undefined : findInMemory(found.docs, query.filter)
  if (expected && expected.length !== found.first.totalDocs) {
    throw wrong(label, `finds ${found.first.totalDocs} documents, ${expected.length} in memory`, found.ids)
  }
  const missing = expected && found.isWhole ? found.ids.filter((id) => !expected.includes(id)) : []
  if (missing.length > 0) throw wrong(label, 'finds others than in memory', missing)
  const kinds = flattenedFields
    .filter(
      (field) => ['text', 'number', 'date', 'select'].includes(field.type) && !('hasMany' in field && field.hasMany),
    )
    // The addresses of files are computed on read, and left out of the order.
    .filter(({ name }) => name !== 'url' && name !== 'thumbnailURL')
    .map((field): [string, string] => [field.name, field.type])
  const byId = new Map(found.docs.map((doc) => [doc.id, doc]))
  const docs = found.ids.flatMap((id) => byId.get(id) ?? [])
  if (docs.length < found.ids.length) throw wrong(label, 'lists what the list of all does not', found.ids)
  if (!isInOrder(docs, query, new Map(kinds)))
    throw wrong(
      label,
      'is not in order',
      docs.map((doc) => doc[query.sort[0]?.replace('-', '') ?? '']),
    )
}

async function checkCount(site: Site, query: RandomQuery, first: Page, label: string): Promise<void> {
  const where = whereOf(query)
  const search = new URLSearchParams(where ? { where: JSON.stringify(where) } : {})
  if (query.locale) search.set('locale', query.locale)
  if (query.isDraft) search.set('draft', 'true')
  const { status, json } = await ask(site, query, `/api/${query.collection}/count?${search}`)
  const counted = (json as { totalDocs?: number }).totalDocs
  if (status !== 200 || counted !== first.totalDocs)
    throw wrong(label, `counts ${counted}, lists ${first.totalDocs}`, json)
}

async function checkJoins(site: Site, query: RandomQuery, { docs }: Page, label: string): Promise<void> {
  const { config } = site.app.payload.collections[query.collection as 'sessions']
  const [collection, join] =
    Object.entries(config.joins)
      .flatMap(([slug, joins]) => joins.map((one) => [slug, one] as const))
      .find(([, { field }]) => field.name === query.join) ?? []
  for (const doc of docs) {
    const list = doc[query.join ?? ''] as
      | { docs: (Doc | string)[]; hasNextPage: boolean; totalDocs: number }
      | undefined
    if (!join || !list) throw wrong(label, 'lacks its join', doc)
    const search = new URLSearchParams({
      where: JSON.stringify({ [join.field.on]: { equals: doc.id } }),
      limit: '200',
      depth: '0',
    })
    if (query.isDraft) search.set('draft', 'true')
    const { json } = await ask(site, query, `/api/${collection}?${search}`)
    const ids = new Set((json as Page).docs.map(({ id }) => id))
    const joined = list.docs.map((each) => (typeof each === 'string' ? each : each.id))
    const isRight =
      list.totalDocs === ids.size && joined.length === Math.min(3, ids.size) && joined.every((id) => ids.has(id))
    if (!isRight || list.hasNextPage !== ids.size > 3)
      throw wrong(label, `joins ${list.totalDocs} of ${ids.size}`, { joined, ids: [...ids] })
  }
}

/** Asks the cache twice, and with HEAD and If-None-Match: each answer is that of the application without any cache. */
async function checkCache(
  { cached }: Site,
  path: string,
  fresh: Answer,
  label: string,
  init?: RequestInit,
): Promise<void> {
  for (const turn of ['first', 'second']) {
    const response = await fetch(`${cached.url}${path}`, init)
    const text = await response.text()
    if (response.status !== fresh.status || !isSameJson(JSON.parse(text), fresh.json)) {
      throw wrong(label, `the cache answers the ${turn} time (${response.status}, fresh ${fresh.status})`, text)
    }
    const tag = response.headers.get('etag')
    if (!tag || turn === 'first' || init) continue
    const again = await fetch(`${cached.url}${path}`, { headers: { 'if-none-match': tag } })
    const head = await fetch(`${cached.url}${path}`, { method: 'HEAD' })
    const isRight = again.status === 304 && head.status === 200 && head.headers.get('etag') === tag
    if (!isRight) throw wrong(label, `If-None-Match ${again.status}, HEAD ${head.status}`, tag)
  }
}

/** Whether two answers are the same. Refusals may be in either language, and in any order. */
const isSameJson = (one: unknown, other: unknown): boolean =>
  JSON.stringify(withoutMessages(one)) === JSON.stringify(withoutMessages(other))

const withoutMessages = (json: unknown) =>
  isRecord(json) && Array.isArray(json.errors)
    ? {
        ...json,
        errors: json.errors.map((error) => JSON.stringify({ ...error, message: '', locations: undefined })).sort(),
      }
    : json

async function checkGraphQL(site: Site, query: RandomQuery, rest: Page | undefined, label: string): Promise<void> {
  const operation = operationOf(query, site.schema, 1)
  if (!operation) return
  const shown = `${query.reader} ${operation.query} ${JSON.stringify(operation.variables ?? {})} — ${label}`
  const answer = await askGraphQL(site, query, operation)
  expectSafe(site, isMixed(query) ? { ...query, locale: 'all' } : query, answer, shown)
  if (query.reader === 'anonymous' && !query.isDraft) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(operation) }
    await checkCache(site, '/api/graphql', answer, shown, init)
  }
  const { data, errors } = answer.json as { data?: { list?: Page | null; count?: Page }; errors?: unknown[] }
  if (isMixed(query)) {
    if (answer.status !== 400) throw wrong(shown, 'is not refused', answer.text)
    return
  }
  if (!errors && !rest && !namesOnlyRest(query)) throw wrong(shown, 'is answered, and refused by REST', answer.text)
  if (!rest || errors) return
  const { list, count } = data ?? {}
  if (count && count.totalDocs !== rest.totalDocs)
    throw wrong(shown, `counts ${count.totalDocs}, lists ${rest.totalDocs}`, answer.text)
  const ids = list?.docs.map(({ id }) => id)
  if (list?.totalDocs !== rest.totalDocs)
    throw wrong(shown, `${list?.totalDocs} documents, ${rest.totalDocs} by REST`, answer.text)
  if (JSON.stringify(ids) !== JSON.stringify(rest.docs.map(({ id }) => id)))
    throw wrong(
      shown,
      'differs from REST',
      rest.docs.map(({ id }) => id),
    )
}

/** Whether a refusal by REST may be of what GraphQL is not sent. */
const namesOnlyRest = ({ select, populate, join }: RandomQuery) => select.length > 0 || populate || join

async function askGraphQL(site: Site, query: RandomQuery, operation: Operation): Promise<Answer> {
  return ask(site, query, '/api/graphql', { method: 'POST', json: operation })
}

import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { type TestDatabase, testDatabase } from './database'

/** The application in this process, with its own database, called through its real HTTP handlers. */
export interface TestApp {
  payload: Payload
  database: TestDatabase
  /** Sends a request to `/api/…` or to a declared public path, and returns the response. */
  fetch(path: string, init?: RequestInit & { as?: Session; json?: unknown }): Promise<Response>
  /** Sends a GraphQL operation by POST. */
  graphql<Data>(query: string, options?: { variables?: object; as?: Session }): Promise<GraphQLAnswer<Data>>
  close(): Promise<void>
}

/** The credentials of a request: the value of its `Authorization` header. */
export interface Session {
  authorization: string
}

interface GraphQLAnswer<Data> {
  status: number
  data: Data
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

/** Boots Payload on the database that `TEST_DATABASE` selects, SQLite by default; `cron` starts the job runner too. */
export async function bootApp({ cron = false } = {}): Promise<TestApp> {
  const database = await testDatabase()
  process.env.DATABASE_URL = database.url
  process.env.MEDIA_DIR = join(database.folder, 'media')
  process.env.PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'
  process.env.PAYLOAD_DROP_DATABASE = 'false'
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config')
  const payload = await getPayload({ config, cron })
  // Loaded by the first request to each: few tests send all kinds.
  const routes = {
    rest: once<Handlers>(() => import('../../src/app/(payload)/api/[...slug]/route')),
    graphql: once<Handlers>(() => import('../../src/app/(payload)/api/graphql/route')),
    pages: once<Handlers<PageHandler>>(() => import('../../src/app/(site)/[[...path]]/route')),
  }

  const fetch: TestApp['fetch'] = async (path, { as, json, ...init } = {}) => {
    const url = new URL(path, 'http://localhost:3000')
    const headers = new Headers(init.headers)
    if (as) headers.set('authorization', as.authorization)
    if (json !== undefined) headers.set('content-type', 'application/json')
    const body = json === undefined ? init.body : JSON.stringify(json)
    const request = new Request(url, { ...init, method: init.method ?? 'GET', headers, body })
    if (!url.pathname.startsWith('/api/')) {
      const pages = await routes.pages()
      const page = pages[request.method] ?? pages.GET
      if (page) return page(new Request(url, { ...init, headers }))
    }
    const slug = url.pathname
      .replace(/^\/api\//, '')
      .split('/')
      .map(decodeURIComponent)
    const isGraphQL = slug.length === 1 && slug[0] === 'graphql'
    const handler = (await (isGraphQL ? routes.graphql() : routes.rest()))[request.method]
    if (!handler) return new Response(null, { status: 405 })
    return handler(request, { params: Promise.resolve({ slug }) })
  }

  return {
    payload,
    database,
    fetch,
    graphql: async (query, { variables, as } = {}) => {
      const response = await fetch('/api/graphql', { method: 'POST', as, json: { query, variables } })
      return { status: response.status, ...(await response.json()) }
    },
    close: async () => {
      const { endStreams } = await import('../../src/http/open-streams')
      endStreams()
      await payload.destroy()
      // Payload leaves its connection to an SQLite file open.
      if ('client' in payload.db) (payload.db as unknown as SQLiteAdapter).client.close()
      await database.dispose()
    },
  }
}

/** Loads a module the first time that it is asked for. */
function once<Module>(load: () => Promise<unknown>): () => Promise<Module> {
  let loaded: Promise<unknown> | undefined
  return () => {
    loaded ??= load()
    return loaded as Promise<Module>
  }
}

type Handlers<Method = Handler> = Record<string, Method>
type PageHandler = (request: Request) => Promise<Response>
type Handler = (request: Request, context: { params: Promise<{ slug: string[] }> }) => Promise<Response>

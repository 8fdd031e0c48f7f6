import { readFile } from 'node:fs/promises'
import type { Payload } from 'payload'
import { readConsistently } from '../cache/consistent-read'
import { openToAll } from '../http/open-to-all'
import { errorReader, type Refusal, refusalResponse } from '../http/refusal'
import { docsAsset, docsPage } from './docs-page'
import { exampleParts } from './example-parts'
import { viewerFiles } from './graphql-viewer'
import { type OpenApi, openApiOf } from './openapi/openapi'
import { withExamples } from './openapi/with-examples'

interface Document {
  type: string
  headers?: Record<string, string>
  body(payload: Payload): string | Buffer | Promise<string | Buffer>
}

const asset = (name: string, type: string): Document => ({ type, body: () => docsAsset(name) })

/** The documents by their path. */
export const contractDocuments: Readonly<Record<string, Document>> = {
  '/api/openapi.json': { type: 'application/json; charset=utf-8', body: openApi },
  '/api/schema.graphql': { type: 'application/graphql; charset=utf-8', body: (payload) => readSchema(payload) },
  '/api/docs': { type: 'text/html; charset=utf-8', headers: docsPage.headers, body: () => docsPage.html },
  '/api/docs/start.js': { type: 'text/javascript; charset=utf-8', body: () => docsPage.script },
  '/api/docs/swagger-ui-bundle.js': asset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8'),
  '/api/docs/swagger-ui.css': asset('swagger-ui.css', 'text/css; charset=utf-8'),
  ...viewerFiles(),
}

/** Responds with one of `contractDocuments`. */
export async function respondWithContract(payload: Payload, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const found = Object.hasOwn(contractDocuments, pathname) ? contractDocuments[pathname] : undefined
  if (!found) return new Response(null, { status: 404 })
  try {
    const body = await readConsistently(async () => found.body(payload))
    const headers = { 'Content-Type': found.type, 'Cache-Control': 'no-cache', ...openToAll }
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: { ...headers, ...found.headers },
    })
  } catch (error) {
    payload.logger.error({ err: error, msg: `${pathname} could not be made.` })
    return refusalResponse(unavailable, errorReader(request.headers))
  }
}

const unavailable: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: {
    fr: 'La description de l’API ne peut pas être faite pour l’instant. Réessayez dans un instant.',
    en: 'The description of the API cannot be made right now. Try again in a moment.',
  },
  headers: { 'Retry-After': '10' },
}

let description: OpenApi | undefined

async function openApi(payload: Payload): Promise<string> {
  description ??= openApiOf(payload.config)
  return JSON.stringify(withExamples(description, await exampleParts(payload)))
}

// Generated from the configuration, and compared with it by `npm run check`.
const readSchema = ({ config }: Payload) => readFile(config.graphQL.schemaOutputFile ?? '')

import { getTranslation } from '@payloadcms/translations'
import {
  APIError,
  addDataAndFileToRequest,
  type CollectionAfterOperationHook,
  type CollectionConfig,
  type CollectionSlug,
  type Endpoint,
  type PayloadRequest,
  type Plugin,
  parseParams,
  type Where,
} from 'payload'
import { repeatWhole } from '../../src/database/repeat-whole'
import { findDocuments } from './find-documents'
import { expectRows } from './hooks/refuse-stale-write'
import { separateRequest } from './isolated-request'

interface Failure {
  id: string
  isPublic: boolean
  message: string
}

interface Result {
  docs: object[]
  errors: Failure[]
}

type Write = (req: PayloadRequest, collection: CollectionSlug, where: Where | undefined) => Promise<Result>

/**
 * Writes each document of a bulk update or deletion in a transaction of its own, one after the other: each is whole or
 * unchanged, and the response names those that failed. Payload writes all in one transaction, and commits the half of a
 * document that fails.
 */
export const bulkWrites = (): Plugin => (config) => ({
  ...config,
  collections: config.collections?.map((collection) => ({
    ...collection,
    endpoints: [...endpoints, ...(collection.endpoints || [])],
    hooks: { ...collection.hooks, afterOperation: [...(collection.hooks?.afterOperation ?? []), rollBackHalfDone] },
  })),
})

/** Makes an operation on many documents throw when one of them fails, so that its transaction is rolled back. */
const rollBackHalfDone: CollectionAfterOperationHook = (args) => {
  const { operation, result } = args
  if (operation !== 'update' && operation !== 'delete') return result
  const [failure] = (result as unknown as { errors: Failure[] }).errors
  if (failure) throw new FailedDocument(failure)
  return result
}

class FailedDocument extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

const update: Write = async (req, collection, where) => {
  const { depth, draft, overrideLock, populate, publishAllLocales, select, trash, unpublishAllLocales } = parseParams(
    req.query,
  )
  const options = { depth, draft, populate, publishAllLocales, select, trash, unpublishAllLocales }
  const data = structuredClone(req.data)
  if (!draft) expectRows(req)
  const written: unknown = await req.payload.update({
    ...options,
    ...common(req, collection, where, overrideLock),
    data,
    file: req.file,
  } as never)
  return written as Result
}

const remove: Write = async (req, collection, where) => {
  const { depth, overrideLock, populate, select, trash } = parseParams(req.query)
  const options = { depth, populate, select, trash }
  const deleted: unknown = await req.payload.delete({
    ...options,
    ...common(req, collection, where, overrideLock),
  } as never)
  return deleted as Result
}

const common = (req: PayloadRequest, collection: CollectionSlug, where: Where | undefined, overrideLock = false) => ({
  collection,
  where,
  overrideLock,
  overrideAccess: false,
  user: req.user,
  locale: req.locale,
  fallbackLocale: req.fallbackLocale,
  req: separateRequest(req),
})

const endpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/',
    method: 'patch',
    handler: (req) => respond(req, update, 'general:updatedCountSuccessfully', 'error:unableToUpdateCount'),
  },
  {
    path: '/',
    method: 'delete',
    handler: (req) => respond(req, remove, 'general:deletedCountSuccessfully', 'error:unableToDeleteCount'),
  },
]

async function respond(req: PayloadRequest, write: Write, done: string, failed: string): Promise<Response> {
  await addDataAndFileToRequest(req)
  const slug = req.routeParams?.collection as CollectionSlug
  const { docs, errors } = await writeEach(req, slug, write)
  const count = errors.length || docs.length
  const total = docs.length + errors.length
  const labels = (req.payload.collections[slug].config as unknown as { labels: CollectionConfig['labels'] }).labels
  const label = getTranslation((total === 1 ? labels?.singular : labels?.plural) as never, req.i18n)
  const message = req.t((errors.length > 0 ? failed : done) as never, { count, label, total })
  return Response.json({ docs, errors, message }, { status: errors.length > 0 ? 400 : 200 })
}

async function writeEach(req: PayloadRequest, collection: CollectionSlug, write: Write): Promise<Result> {
  const docs: object[] = []
  const errors: Failure[] = []
  const ids = await idsOf(req, collection)
  // Nothing matches: the operation still asks for the permission, and for a condition.
  if (!ids?.length) return write(req, collection, ids && { id: { in: [] } })
  for (const id of ids) {
    try {
      // Each is done again by itself after a conflict: those before it are saved.
      docs.push(...(await repeatWhole(() => write(req, collection, { id: { equals: id } }))).docs)
    } catch (error) {
      if (error instanceof FailedDocument) errors.push(shown(error.failure))
      else if (docs.length + errors.length === 0) throw error
      else errors.push(shown({ id, isPublic: isErrorPublic(error), message: String((error as Error).message) }))
    }
  }
  return { docs, errors }
}

const isErrorPublic = (error: unknown): boolean => error instanceof APIError && error.isPublic

const shown = (failure: Failure): Failure =>
  failure.isPublic ? failure : { ...failure, message: 'Something went wrong.' }

/** The documents that a request names; `undefined` when it has no condition. */
async function idsOf(req: PayloadRequest, collection: CollectionSlug): Promise<string[] | undefined> {
  const { draft, limit, sort, trash, where } = parseParams(req.query)
  if (!where) return undefined
  const isTrashed = Boolean(req.data?.deletedAt)
  const found = await findDocuments(req.payload, collection, {
    as: { user: req.user },
    where: where as Where,
    draft: draft || (isTrashed && req.method === 'PATCH'),
    limit: limit || undefined,
    sort,
    trash,
  })
  return found.map(({ id }) => String(id))
}

import type { Endpoint, PayloadRequest } from 'payload'
import { accountOf, actingAs, actingIn } from '../../collections/shared/audit/acting'
import { type AuditEntry, recordAudit, recordLater } from '../../collections/shared/audit/record'
import { subjectNamedBy } from '../../collections/shared/audit/subject'
import { type EndpointEntry, endpointActions, type NoEntry } from './endpoint-actions'
import { isRepeated, noteForRepetition } from './repetitions'

/**
 * Makes an endpoint that succeeds leave an entry after its operation, and what it writes be recorded as done by who asks. One that
 * only reads, and is not named in `endpointActions`, is not changed.
 */
export function withEntry<Own extends Omit<Endpoint, 'root'>>(endpoint: Own, collection?: string): Own {
  const { method, path, handler } = endpoint
  const rule = ruleOf(method, path, collection)
  if (rule === undefined) return endpoint
  return {
    ...endpoint,
    custom: { ...endpoint.custom, audit: 'action' in rule ? rule.action : rule },
    handler: (req: PayloadRequest) =>
      actingAs({ ...actingIn(req), actor: accountOf(req.user) }, async () => {
        if (!('action' in rule)) return handler(req)
        try {
          const response = await handler(req)
          if (response.ok) await recordSuccess(req, rule, collection)
          return response
        } catch (error) {
          await recordRefusal(req, rule, error)
          throw error
        }
      }),
  }
}

function ruleOf(method: string, path: string, collection?: string): EndpointEntry | NoEntry | undefined {
  const name = `${method} ${collection ? `/${collection}` : ''}${path}`
  const rule = endpointActions[name] ?? endpointActions[`${method} ${path}`]
  if (rule === undefined) return method === 'get' ? undefined : { action: 'operation' }
  return typeof rule === 'string' ? { action: rule } : rule
}

async function recordSuccess(req: PayloadRequest, { action, onceIn }: EndpointEntry, collection?: string) {
  const named = subjectNamedBy(req)
  if (named === 'none') return
  const entry: AuditEntry = { action, ...(named ?? subjectOfAddress(req, collection)) }
  if (onceIn === undefined) return recordAudit(outside(req), entry)
  const repetition = `${action} ${req.user?.id} ${entry.collection} ${entry.id}`
  if (!isRepeated(repetition)) recordLater(req, entry)
  noteForRepetition(repetition, onceIn)
}

async function recordRefusal(req: PayloadRequest, { refused }: EndpointEntry, error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const named = subjectNamedBy(req)
  if (!refused?.codes.some((known) => known === code) || !named || named === 'none') return
  const { collection, id } = named
  await recordAudit(outside(req), { action: refused.action, collection, id, actor: { kind: 'anonymous' } })
}

const outside = ({ payload, user, headers, payloadAPI }: PayloadRequest) => ({ payload, user, headers, payloadAPI })

/** The document that the address of a request names. */
function subjectOfAddress({ routeParams }: PayloadRequest, collection?: string): { collection?: string; id?: string } {
  const { collection: named, id, edition, consent, link } = (routeParams ?? {}) as Record<string, string | undefined>
  if (id !== undefined) return { collection: named ?? collection, id }
  if (edition !== undefined) return { collection: 'editions', id: edition }
  if (consent !== undefined) return { collection: 'consents', id: consent }
  if (link !== undefined) return { collection: 'person-links', id: link }
  return { collection }
}

import type { Endpoint, PayloadRequest } from 'payload'
import { accountOf, actingAs, actingIn } from '../../collections/shared/audit/acting'
import { recordAudit } from '../../collections/shared/audit/record'
import { endpointActions } from './endpoint-actions'

/**
 * Makes an endpoint that succeeds leave an entry after its operation, and what it writes be recorded as done by who asks. One that
 * only reads, and is not named in `endpointActions`, is not changed.
 */
export function withEntry<Own extends Omit<Endpoint, 'root'>>(endpoint: Own, collection?: string): Own {
  const { method, path, handler } = endpoint
  const name = `${method} ${collection ? `/${collection}` : ''}${path}`
  const action =
    endpointActions[name] ?? endpointActions[`${method} ${path}`] ?? (method === 'get' ? undefined : 'operation')
  if (action === undefined) return endpoint
  return {
    ...endpoint,
    custom: { ...endpoint.custom, audit: action },
    handler: (req: PayloadRequest) =>
      actingAs({ ...actingIn(req), actor: accountOf(req.user) }, async () => {
        const response = await handler(req)
        if (typeof action === 'string' && response.ok) {
          const { payload, user, headers, payloadAPI } = req
          await recordAudit({ payload, user, headers, payloadAPI }, { action, ...subjectOf(req, collection) })
        }
        return response
      }),
  }
}

/** The document that the address of a request names. */
function subjectOf({ routeParams }: PayloadRequest, collection?: string): { collection?: string; id?: string } {
  const { collection: named, id, edition, consent, link } = (routeParams ?? {}) as Record<string, string | undefined>
  if (id !== undefined) return { collection: named ?? collection, id }
  if (edition !== undefined) return { collection: 'editions', id: edition }
  if (consent !== undefined) return { collection: 'consents', id: consent }
  if (link !== undefined) return { collection: 'person-links', id: link }
  return { collection }
}

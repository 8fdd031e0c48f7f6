import type { Session, TestApp } from './app'
import { hasTransactions } from './database'

/** The answer of an endpoint of releases. */
export interface ReleaseAnswer {
  status: number
  body: {
    release?: { number: number; changes: number; published: number }
    errors?: { message: string; code?: string }[]
    blocking?: { rule: string; url: string }[]
    pending?: { collection: string; label: string; isPublic: boolean }[]
    changes?: { kind: string; session: string; summary: { fr: string; en: string } }[]
    gone?: string[]
  }
}

/** The requests of the tests of releases: an editor makes releases, an anonymous reader reads them. */
export function releaseRequests(app: TestApp, editor: Session) {
  const ask = async (method: string, path: string, as?: Session): Promise<ReleaseAnswer> => {
    const response = await app.fetch(`/api/programme/${path}`, { method, as })
    return { status: response.status, body: await response.json() }
  }
  const read = async (path: string) => (await (await app.fetch(path)).json()).docs
  return {
    ask,
    release: (edition: string) => ask('POST', `${edition}/release`, editor),
    plan: (edition: string) => ask('GET', `${edition}/release`, editor),
    /** Writes a draft. Bypasses access control. */
    edit: (collection: string, id: string, data: object, locale: 'fr' | 'en' = 'fr') =>
      app.payload.update({
        collection: collection as 'sessions',
        id,
        data,
        locale,
        draft: true,
        depth: 0,
        overrideAccess: true,
      }),
    publicSessions: (edition: string): Promise<{ id: string; title: string; startsAt: string }[]> =>
      read(`/api/sessions?where[edition][equals]=${edition}&sort=startsAt&depth=1&limit=100`),
    publicReleases: (edition: string): Promise<Record<string, unknown>[]> =>
      read(`/api/releases?where[edition][equals]=${edition}&sort=number&depth=0`),
    /** Whether the database of this run can roll back a transaction. */
    hasTransactions: () => hasTransactions(app.payload.db),
  }
}

import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import { idOf } from '../ids'
import { canPublish, editionsOf, isAdmin, isContributor, isStaff, readsDrafts } from './roles'

/** Administrators only. */
export const adminOnly: Access = ({ req }) => isAdmin(req.user)

/** Administrators and editors only. */
export const publishersOnly: Access = ({ req }) => canPublish(req.user)

/** Users only: neither API clients nor anonymous readers. */
export const staffOnly: Access = ({ req }) => isStaff(req.user)

/** A field for users only. Depends on the request alone, so that Payload also refuses filters and sorting by it. */
export const staffOnlyField: FieldAccess = ({ req }) => isStaff(req.user)

/** A field for administrators and editors only. */
export const publishersOnlyField: FieldAccess = ({ req }) => canPublish(req.user)

/** A field for administrators only. */
export const adminOnlyField: FieldAccess = ({ req }) => isAdmin(req.user)

/** No request may do this: only hooks and the system write the field. */
export const systemOnly = () => false

// Population includes the trash, so the rules themselves exclude trashed documents. `equals: null` and not `exists: false`,
// which the MongoDB adapter leaves out of a query that leads through a relation.
// Made anew for each request: when Payload answers what a reader may do, it removes `null` from the constraints themselves.
const untrashed = (): Where => ({ deletedAt: { equals: null } })
const published = (): Where => ({ and: [{ _status: { equals: 'published' } }, untrashed()] })
const inPublicEdition = (): Where => ({
  and: [{ 'edition._status': { equals: 'published' } }, { 'edition.deletedAt': { equals: null } }],
})
const outsideTrashedEdition = (): Where => ({ 'edition.deletedAt': { equals: null } })
const consented = (): Where => ({ consentUntil: { greater_than: new Date().toISOString() } })

// Documents from before the field have no value.
const notWithdrawn = (): Where => ({ or: [consented(), { consentUntil: { equals: null } }] })

/** What a request that reads drafts may read: a publisher everything, an API client nothing that `limits` exclude. */
function draftsOf(req: PayloadRequest, ...limits: Where[]): boolean | Where {
  if (!readsDrafts(req)) return false
  return canPublish(req.user) || limits.length === 0 || { and: limits }
}

/** Published documents for everyone; drafts too for the staff and preview clients. */
export const publishedOnly: Access = ({ req }) => isStaff(req.user) || draftsOf(req, untrashed()) || published()

/** Published editions for everyone; drafts too for those who may write in them. */
export const publishedOrOwnEdition: Access = ({ req }) =>
  draftsOf(req, untrashed()) || orOwn('id', req.user, published())

/** Published documents of a published edition for everyone; drafts too for those who may write in the edition. */
export const publishedInPublicEdition: Access = ({ req }) =>
  draftsOf(req, untrashed(), outsideTrashedEdition()) ||
  orOwn('edition', req.user, { and: [published(), inPublicEdition()] })

/** Documents of a published edition for everyone; the others for those who may write in their edition. */
export const publishedEdition: Access = ({ req }) =>
  draftsOf(req, outsideTrashedEdition()) || orOwn('edition', req.user, inPublicEdition())

/** Published documents covered by a valid consent, by query constraint on `consentUntil`, which hooks maintain. */
export const publishedWithConsent: Access = ({ req }) =>
  draftsOf(req, untrashed(), consented()) || orOwn('editions', req.user, { and: [published(), consented()] })

/** Published documents for everyone, except of people who withdrew; drafts too for the staff and preview clients. */
export const publishedUnlessWithdrawn: Access = ({ req }) =>
  isStaff(req.user) || draftsOf(req, untrashed(), notWithdrawn()) || { and: [published(), notWithdrawn()] }

/** Images covered by a valid consent. */
export const consentedOnly: Access = ({ req }) => isStaff(req.user) || consented()

function orOwn(
  field: 'id' | 'edition' | 'editions',
  user: Parameters<typeof isContributor>[0],
  isPublic: Where,
): Where {
  return isContributor(user) ? { or: [isPublic, { [field]: { in: editionsOf(user) } }] } : isPublic
}

/** Writing content without an edition: publishers anything, contributors drafts. */
export const writtenByStaff: Access = ({ req, data }) =>
  canPublish(req.user) || (isContributor(req.user) && data?._status !== 'published')

/**
 * Creating documents of editions: publishers anything, contributors drafts of their own editions or of none yet.
 * `field` is the field that contains the edition.
 */
export const createdInOwn =
  (field: 'edition' | 'editions'): Access =>
  ({ req, data }) =>
    canPublish(req.user) ||
    (isContributor(req.user) && data?._status !== 'published' && namesOnly(editionsOf(req.user), data?.[field]))

/** Updating documents of editions, as `createdInOwn`; `'id'` for editions themselves. */
export const updatedInOwn =
  (field: 'edition' | 'editions' | 'id'): Access =>
  ({ req, data }) => {
    if (canPublish(req.user)) return true
    if (!isContributor(req.user) || data?._status === 'published') return false
    const own = editionsOf(req.user)
    if (field !== 'id' && !namesOnly(own, data?.[field])) return false
    const ofOwn: Where = { [field]: { in: own } }
    return field === 'id' ? ofOwn : { or: [ofOwn, { [field]: { exists: false } }] }
  }

function namesOnly(own: string[], named: unknown): boolean {
  return [named ?? []].flat().every((edition) => own.includes(idOf(edition) ?? ''))
}

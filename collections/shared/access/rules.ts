import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import { ALWAYS } from '../../../src/domain/consent'
import { idOf } from '../ids'
import { canPublish, draftEditionsOf, editionsOf, isAdmin, isContributor, isStaff, readsDrafts } from './roles'
import { withheldReason } from './withheld'

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
// Of a document without an edition, MongoDB finds no field of one.
const outsideTrashedEdition = (): Where => ({
  or: [{ edition: { exists: false } }, { 'edition.deletedAt': { equals: null } }],
})
const consented = (): Where => ({ consentUntil: { greater_than: new Date().toISOString() } })

// No consent lasts longer than always.
const nothing = (): Where => ({ consentUntil: { greater_than: ALWAYS } })

const shownTestimonial = (): Where => (withheldReason() ? nothing() : consented())

const shownImage = (): Where =>
  withheldReason() ? { and: [consented(), { needsConsent: { equals: false } }] } : consented()

// Documents from before the field have no value.
const notWithdrawn = (): Where => ({ or: [consented(), { consentUntil: { equals: null } }] })

type EditionField = 'id' | 'edition' | 'editions'

interface Readable {
  isPublic: Where
  /** What no API client reads, drafts included. */
  limits?: Where[]
  /** The field with the edition, where a document belongs to one. */
  own?: EditionField
}

/**
 * What a request may read: a publisher everything; a preview client that asks for drafts everything within `limits`, or, if it
 * is limited to editions, what belongs to them; a contributor what is public and of their editions; anybody what is public.
 */
function readable({ req }: { req: PayloadRequest }, { isPublic, limits = [], own }: Readable): boolean | Where {
  if (readsDrafts(req)) return canPublish(req.user) || limits.length === 0 || { and: limits }
  const editions = own && draftEditionsOf(req)
  if (own && editions) return { and: [...limits, { [own]: { in: editions } }] }
  return own && isContributor(req.user) ? { or: [isPublic, { [own]: { in: editionsOf(req.user) } }] } : isPublic
}

/** Published documents for everyone; drafts too for the staff and preview clients. */
export const publishedOnly: Access = ({ req }) =>
  isStaff(req.user) || readable({ req }, { isPublic: published(), limits: [untrashed()] })

/** Published editions for everyone; drafts too for those who may write in them. */
export const publishedOrOwnEdition: Access = ({ req }) =>
  readable({ req }, { isPublic: published(), limits: [untrashed()], own: 'id' })

/** Published documents of a published edition for everyone; drafts too for those who may write in the edition. */
export const publishedInPublicEdition: Access = ({ req }) =>
  readable(
    { req },
    {
      isPublic: { and: [published(), inPublicEdition()] },
      limits: [untrashed(), outsideTrashedEdition()],
      own: 'edition',
    },
  )

/** Documents of a published edition for everyone; the others for those who may write in their edition. */
export const publishedEdition: Access = ({ req }) =>
  readable({ req }, { isPublic: inPublicEdition(), limits: [outsideTrashedEdition()], own: 'edition' })

/** Published documents covered by a valid consent, by query constraint on `consentUntil`, which hooks maintain. */
export const publishedWithConsent: Access = ({ req }) =>
  readable(
    { req },
    {
      isPublic: { and: [published(), shownTestimonial()] },
      limits: [untrashed(), shownTestimonial()],
      own: 'editions',
    },
  )

/** Published documents for everyone, except of people who withdrew; drafts too for the staff and preview clients. */
export const publishedUnlessWithdrawn: Access = ({ req }) =>
  isStaff(req.user) ||
  readable({ req }, { isPublic: { and: [published(), notWithdrawn()] }, limits: [untrashed(), notWithdrawn()] })

/** Images covered by a valid consent. */
export const consentedOnly: Access = ({ req }) => isStaff(req.user) || shownImage()

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

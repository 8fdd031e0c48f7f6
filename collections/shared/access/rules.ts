import type { Access, FieldAccess, Where } from 'payload'
import { canPublish, canReadDrafts, editionsOf, isAdmin, isContributor, isStaff } from './roles'

/** For administrators. */
export const adminOnly: Access = ({ req }) => isAdmin(req.user)

/** For those who publish: administrators and editors. */
export const publishersOnly: Access = ({ req }) => canPublish(req.user)

/** For everybody with an account. */
export const staffOnly: Access = ({ req }) => isStaff(req.user)

/** A field for everybody with an account. Depends on the request alone, so it also closes filters and sorting. */
export const staffOnlyField: FieldAccess = ({ req }) => isStaff(req.user)

/** A field that only administrators write. */
export const adminOnlyField: FieldAccess = ({ req }) => isAdmin(req.user)

/** What no request writes: the product keeps it. */
export const systemOnly = () => false

// Population looks into the trash, so the rule itself leaves trashed documents out.
const published: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }
const consented = (): Where => ({ consentUntil: { greater_than: new Date().toISOString() } })

/** Published documents for everybody; drafts too for the staff and for previews. */
export const publishedOnly: Access = ({ req }) => isStaff(req.user) || canReadDrafts(req.user) || published

/** Published editions for everybody; drafts too for those who work on them. */
export const publishedOrOwnEdition: Access = ({ req }) => canReadDrafts(req.user) || orOwn('id', req.user, published)

/** What is published in a published edition for everybody; drafts too for those who work on the edition. */
export const publishedInPublicEdition: Access = ({ req }) =>
  canReadDrafts(req.user) ||
  orOwn('edition', req.user, {
    and: [published, { 'edition._status': { equals: 'published' } }, { 'edition.deletedAt': { exists: false } }],
  })

/** What belongs to a published edition for everybody; the rest for those who work on the edition. */
export const publishedEdition: Access = ({ req }) =>
  canReadDrafts(req.user) ||
  orOwn('edition', req.user, {
    and: [{ 'edition._status': { equals: 'published' } }, { 'edition.deletedAt': { exists: false } }],
  })

/** Published documents whose people agree today, by query constraint: the hooks of consents keep `consentUntil`. */
export const publishedWithConsent: Access = ({ req }) =>
  canReadDrafts(req.user) || orOwn('editions', req.user, { and: [published, consented()] })

/** Images whose people agree today. */
export const consentedOnly: Access = ({ req }) => isStaff(req.user) || canReadDrafts(req.user) || consented()

function orOwn(
  field: 'id' | 'edition' | 'editions',
  user: Parameters<typeof isContributor>[0],
  isPublic: Where,
): Where {
  return isContributor(user) ? { or: [isPublic, { [field]: { in: editionsOf(user) } }] } : isPublic
}

/** Writing shared content: publishers anything, contributors drafts. */
export const writtenByStaff: Access = ({ req, data }) =>
  canPublish(req.user) || (isContributor(req.user) && data?._status !== 'published')

/**
 * Writing what belongs to editions: publishers anything, contributors drafts of their own editions.
 * `field` is where a document names its edition; a document that names none yet belongs to whoever writes it.
 */
export const createdInOwn =
  (field: 'edition' | 'editions'): Access =>
  ({ req, data }) =>
    canPublish(req.user) ||
    (isContributor(req.user) && data?._status !== 'published' && namesOnly(editionsOf(req.user), data?.[field]))

/** The same for an update; `'id'` for editions themselves. */
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
  return [named ?? []].flat().every((edition) => own.includes(idOf(edition)))
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value)

import Link from 'next/link'
import type { ServerProps } from 'payload'
import { withheldReason } from '../../../collections/shared/access/withheld'
import { findDocuments } from '../../../collections/shared/find-documents'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { formatErasureRequest, withheldEffect } from './messages'

/** Why testimonials are withheld, and the people who asked to be erased, for people who may publish. */
export async function ErasureNotices({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== 'users' || user.role === 'contributor') return null
  const language = languageOf(i18n)
  const reason = withheldReason()
  const where = { state: { equals: 'requested' } }
  const requests = await findDocuments(payload, 'erasures', { where, sort: 'requestedAt', as: 'system' })
  if (!reason && requests.length === 0) return null
  return (
    <ul className="home-lost">
      {reason && (
        <li role="alert">
          {reason} {inLanguage(withheldEffect, language)}
        </li>
      )}
      {requests.map(({ id, subject, subjectCollection, requestedAt }) => (
        <li key={id}>
          <Link href={`${payload.config.routes.admin}/collections/${subjectCollection}/${subject}`} prefetch={false}>
            {formatErasureRequest(requestedAt, language)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

import Link from 'next/link'
import type { ServerProps } from 'payload'
import { languageOf } from '../../domain/bilingual'
import { formatWebhookProblem } from './webhook-messages'
import { findWebhookProblems } from './webhook-problems'

/** The active webhooks that miss messages, each with the reason, for administrators. */
export async function WebhookNotices({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== 'users' || user.role !== 'admin') return null
  const problems = await findWebhookProblems(payload)
  if (problems.length === 0) return null
  const { admin } = payload.config.routes
  return (
    <ul className="home-lost">
      {problems.map((problem) => (
        <li key={problem.id}>
          <Link href={`${admin}/collections/webhooks/${problem.id}`} prefetch={false}>
            {problem.name}
          </Link>{' '}
          {formatWebhookProblem(problem, languageOf(i18n))}
        </li>
      ))}
    </ul>
  )
}

import Link from 'next/link'
import type { ServerProps } from 'payload'
import { hasFactor } from '../../../collections/users/second-factor/factors'
import { policyOf } from '../../../collections/users/second-factor/policy'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { requiredFrom } from '../../domain/second-factor'
import { formatRequired, secondFactorTexts } from './messages'
import './second-factor.css'

/** On the home: from which day the role of the reader requires a second step of them, until they have one. */
export async function RequiredBanner({ i18n, payload, user }: ServerProps) {
  if (user?.collection !== 'users') return null
  const policy = policyOf(payload)
  if (policy.roles[user.role] !== 'required' || (await hasFactor(payload, user.id))) return null
  const language = languageOf(i18n)
  return (
    <p className="account-factor__required">
      {inLanguage(formatRequired(requiredFrom(policy, user) ?? null), language)}{' '}
      <Link href={`${payload.config.routes.admin}/account`} prefetch={false}>
        {inLanguage(secondFactorTexts.title, language)}
      </Link>
    </p>
  )
}

import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import type { ReactNode } from 'react'
import { canPublish } from '../../../collections/shared/access/roles'
import { inLanguage, type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { Card } from './card'
import { homeOf } from './home'
import { homeMessages } from './messages'
import { PlanActions } from './plan-actions'
import { failedTypes, formatPlanner, lateTypes, planMessages, planTypes } from './plan-messages'
import { failedPlans, latePlans, type Plan, plannedPublications } from './planned-publications'

/** The plans that failed or are late, each with what can be done; then the next planned publications. */
export async function PlannedWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const late = messagesIn(planMessages, language).lateNote
  const now = new Date()
  const [home, failed] = [await homeOf(req), await failedPlans(req)]
  const [overdue, plans] = [await latePlans(req, now), await plannedPublications(req, now)]
  const shown = { admin: req.payload.config.routes.admin, language, zone: home?.edition.timezone ?? DEFAULT_ZONE }
  const actionsOf = (plan: Plan, isToCome = false) =>
    canPublish(req.user) && <PlanActions {...{ isToCome, language, plan }} />
  return (
    <Card title={messages.planned}>
      {failed.length + overdue.length > 0 && (
        <ul className="home-list home-list--failed">
          {failed.map((plan) => (
            <ShownPlan
              {...shown}
              isStrong
              key={plan.job}
              plan={plan}
              what={inLanguage(failedTypes[plan.type], language)}
            >
              <p>{plan.reason}</p>
              {actionsOf(plan)}
            </ShownPlan>
          ))}
          {overdue.map((plan) => (
            <ShownPlan {...shown} isStrong key={plan.job} plan={plan} what={inLanguage(lateTypes[plan.type], language)}>
              <p>{late}</p>
              {actionsOf(plan)}
            </ShownPlan>
          ))}
        </ul>
      )}
      {plans.length === 0 && <p>{messages.noPlans}</p>}
      <ul className="home-list">
        {plans.map((plan) => (
          <ShownPlan {...shown} key={plan.job} plan={plan} what={inLanguage(planTypes[plan.type], language)}>
            {actionsOf(plan, true)}
          </ShownPlan>
        ))}
      </ul>
    </Card>
  )
}

interface ShownPlanProps {
  admin: string
  children?: ReactNode
  isStrong?: boolean
  language: Language
  plan: Plan
  /** What will be done, or was not. */
  what: string
  zone: string
}

function ShownPlan({ admin, children, isStrong = false, language, plan, what, zone }: ShownPlanProps) {
  const { at, by, collection, id, title, type } = plan
  return (
    <li>
      <Link
        href={`${admin}/collections/${collection}/${id}${type === 'release' ? '/publication' : ''}`}
        prefetch={false}
      >
        {title}
      </Link>
      <p>
        {isStrong ? <strong>{what}</strong> : what} ·{' '}
        <time dateTime={at}>{formatMoment(at, plan.zone ?? zone, language)}</time>
        {by && ` · ${formatPlanner(by, language)}`}
      </p>
      {children}
    </li>
  )
}

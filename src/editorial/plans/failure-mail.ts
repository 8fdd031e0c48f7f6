import type { CollectionSlug, Job, Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { formatMoment } from '../../domain/format-moment'
import { escapeHtml } from '../../domain/html'
import type { Mail } from '../../domain/mail-delivery'
import { frenchSpaces } from '../../domain/typography'
import { DEFAULT_ZONE, isTimeZone } from '../../domain/zone'
import { fixedOrigin } from '../../env/fixed-origin'
import { type PlanInput, planInputOf } from './plan-input'

/** The mail to who planned it that a plan has failed; `undefined` when the account or the document is gone. */
export async function mailOfFailure(payload: Payload, job: Job): Promise<Mail | undefined> {
  const plan = planInputOf(job)
  const to = await addressOfPlanner(payload, job)
  if (!plan || to === undefined) return undefined
  const { message } = (job.error ?? {}) as { message?: string }
  const at = formatMoment(job.plannedFor ?? job.createdAt, zoneOf(job), 'fr')
  const document = await nameOf(payload, plan)
  const url = `${fixedOrigin}${payload.config.routes.admin}/collections/${plan.collection}/${plan.id}`
  const home = `${fixedOrigin}${payload.config.routes.admin}`
  const paragraphs = [
    'Bonjour,',
    `${actions[plan.type]} que vous aviez prévu${plan.type === 'publish' ? 'e' : ''} pour le ${at} n’a pas eu lieu : ${document}.`,
    message ?? '',
    'Rien n’a changé pour le public. Corrigez la fiche, puis choisissez « Réessayer » sur l’accueil, ou « Ne plus le faire ».',
    `La fiche : ${url}`,
    `L’accueil : ${home}`,
  ]
    .filter(Boolean)
    .map(frenchSpaces)
  return {
    to,
    subject: frenchSpaces(subjects[plan.type]),
    text: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n'),
  }
}

function zoneOf({ input }: Job): string {
  const { timezone } = (input ?? {}) as { timezone?: unknown }
  return isTimeZone(timezone) ? timezone : DEFAULT_ZONE
}

const actions = { publish: 'La publication', unpublish: 'Le retrait du site' }
const subjects = {
  publish: 'Une publication prévue n’a pas eu lieu',
  unpublish: 'Un retrait du site prévu n’a pas eu lieu',
}

async function addressOfPlanner(payload: Payload, { input }: Job): Promise<string | undefined> {
  const { user } = (input ?? {}) as { user?: { relationTo?: string; value?: unknown } | null }
  if (user?.relationTo !== 'users' || !user.value) return undefined
  const where = { id: { equals: user.value } }
  return (await findDocuments(payload, 'users', { as: 'system', where, limit: 1 }))[0]?.email
}

/** Whose titles may be the full name of somebody who is shown under another one: it is in no mail. */
const unnamed: CollectionSlug[] = ['testimonials']

/** « Session « Ouverture » ». */
async function nameOf(payload: Payload, { collection, id }: PlanInput): Promise<string> {
  const { admin, labels } = payload.collections[collection].config
  const label = typeof labels.singular === 'object' ? String(labels.singular.fr) : collection
  const title = admin.useAsTitle ?? 'id'
  const options = { as: 'system', where: { id: { equals: id } }, draft: true } as const
  const [document] = await findDocuments<Record<string, unknown>>(payload, collection, options)
  return unnamed.includes(collection) || !document?.[title] ? label : `${label} « ${String(document[title])} »`
}

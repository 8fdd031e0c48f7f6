import type { CollectionSlug, Job, Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { formatMoment } from '../../domain/format-moment'
import { escapeHtml } from '../../domain/html'
import type { Mail } from '../../domain/mail-delivery'
import { frenchSpaces } from '../../domain/typography'
import { DEFAULT_ZONE, isTimeZone } from '../../domain/zone'
import { fixedOrigin } from '../../env/fixed-origin'
import { type PlanInput, planInputOf, plannerOf } from './plan-input'

/** The mail to who planned it that a plan has failed; `undefined` when the account or the document is gone. */
export async function mailOfFailure(payload: Payload, job: Job): Promise<Mail | undefined> {
  const plan = planInputOf(job)
  const to = await addressOfPlanner(payload, job)
  if (!plan || to === undefined) return undefined
  const { message } = (job.error ?? {}) as { message?: string }
  const at = formatMoment(job.plannedFor ?? job.createdAt, zoneOf(job), 'fr')
  const document = await nameOf(payload, plan)
  const { intro, page, correct } = messages[plan.type]
  const home = `${fixedOrigin}${payload.config.routes.admin}`
  const url = `${home}/collections/${plan.collection}/${plan.id}${plan.type === 'release' ? '/publication' : ''}`
  const paragraphs = [
    'Bonjour,',
    `${intro} pour le ${at} n’a pas eu lieu : ${document}.`,
    message ?? '',
    `Rien n’a changé pour le public. ${correct}, puis choisissez « Réessayer » sur l’accueil, ou « Ne plus le faire ».`,
    `${page} : ${url}`,
    `L’accueil : ${home}`,
  ]
    .filter(Boolean)
    .map(frenchSpaces)
  return {
    to,
    subject: frenchSpaces(messages[plan.type].subject),
    text: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n'),
  }
}

function zoneOf({ input }: Job): string {
  const { timezone } = (input ?? {}) as { timezone?: unknown }
  return isTimeZone(timezone) ? timezone : DEFAULT_ZONE
}

const ofDocument = { page: 'La fiche', correct: 'Corrigez la fiche' }

const messages: Record<PlanInput['type'], Record<'subject' | 'intro' | 'page' | 'correct', string>> = {
  publish: {
    ...ofDocument,
    subject: 'Une publication prévue n’a pas eu lieu',
    intro: 'La publication que vous aviez prévue',
  },
  unpublish: {
    ...ofDocument,
    subject: 'Un retrait du site prévu n’a pas eu lieu',
    intro: 'Le retrait du site que vous aviez prévu',
  },
  release: {
    subject: 'La publication prévue d’un programme n’a pas eu lieu',
    intro: 'La publication du programme que vous aviez prévue',
    page: 'L’onglet Publication',
    correct: 'Corrigez ce qui la bloque',
  },
}

async function addressOfPlanner(payload: Payload, job: Job): Promise<string | undefined> {
  const id = plannerOf(job)
  if (id === undefined) return undefined
  const where = { id: { equals: id } }
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

import type { Payload } from 'payload'
import { escapeHtml } from '../domain/html'
import type { MailDelivery } from '../domain/mail-delivery'
import { PERSON_LINK_DAYS, personLinkPath } from '../domain/person-link'
import { env } from '../env'
import { fixedOrigin } from '../env/fixed-origin'
import { makeLink, type NewLink } from './links'

/** Whether mails are sent: in development they are logged. */
export const canSendMail = (): boolean => Boolean(env.SMTP_URL) || !env.isProduction

/** Makes a link and sends it. Rejects with a `DeliveryError` when the mail server does not accept it: nothing has changed then. */
export const mailNewLink = (payload: Payload, link: Omit<NewLink, 'way'> & { email: string }): Promise<string> =>
  makeLink(payload, { ...link, way: 'mail' }, (secret) => mailLink(payload, link.email, link.person, secret))

/** Sends the link to a page. Rejects with a `DeliveryError` when the mail server does not accept it. */
export async function mailLink(payload: Payload, to: string, person: string, secret: string): Promise<void> {
  const url = fixedOrigin + personLinkPath(secret)
  const text = `Bonjour ${person},

L’équipe des Assises régionales de la féminisation des métiers et filières numériques vous propose de voir ce qui paraît à votre sujet, de le corriger et de choisir ce que vous acceptez de montrer :

${url}

Ce lien est personnel : ne le transférez pas. Il s’ouvre une fois, pendant ${PERSON_LINK_DAYS} jours. Sur votre page, vous pourrez revenir sur votre accord quand vous voulez.`
  const html = text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('\n')
    .replace(escapeHtml(url), `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`)
  const { deliver } = payload.email as typeof payload.email & MailDelivery
  await deliver({ to, subject: 'Votre page sur le site des Assises', text, html })
}

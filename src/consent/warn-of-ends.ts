import type { Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { inTurn } from '../../collections/shared/turn'
import { formatLongDate } from '../domain/format-date'
import { escapeHtml } from '../domain/html'
import { DeliveryError, type MailDelivery } from '../domain/mail-delivery'
import { frenchSpaces } from '../domain/typography'
import { DEFAULT_ZONE, dayIn } from '../domain/zone'
import { fixedOrigin } from '../env/fixed-origin'
import { type Ending, findEnding } from './find-ending'
import { canSendMail } from './mails'

/**
 * Writes to the editors, in one mail, which consents end within thirty days: each end once, by one node. A mail that is not
 * accepted is sent again the next time. Does nothing without a mail server; the home of the admin names these consents anyway.
 */
export async function warnOfEnds(payload: Payload): Promise<void> {
  if (!canSendMail() || (await unannounced(payload)).length === 0) return
  await inTurn(payload, 'consent-ends', async () => {
    const ending = await unannounced(payload)
    const to = await editorsOf(payload)
    if (ending.length === 0 || to.length === 0) return
    if (!(await deliver(payload, to, ending))) return
    for (const { id, expiresOn } of ending) {
      await payload.db.updateOne({ collection: 'consents', id, data: { warnedOf: expiresOn }, returning: false })
    }
  })
}

const unannounced = async (payload: Payload): Promise<Ending[]> =>
  (await findEnding(payload, dayIn(new Date().toISOString(), DEFAULT_ZONE))).filter(
    ({ expiresOn, warnedOf }) => warnedOf !== expiresOn,
  )

/** The addresses of the editors; those of the administrators while there are none. */
async function editorsOf(payload: Payload): Promise<string[]> {
  const where = { role: { in: ['editor', 'admin'] } }
  const users = await findDocuments(payload, 'users', { where, as: 'system' })
  const editors = users.filter(({ role }) => role === 'editor')
  return (editors.length > 0 ? editors : users).map(({ email }) => email)
}

async function deliver(payload: Payload, to: readonly string[], ending: readonly Ending[]): Promise<boolean> {
  const { deliver: send } = payload.email as typeof payload.email & MailDelivery
  const paragraphs = digestOf(payload, ending)
  try {
    await send({
      // One message, so that it is accepted for all of them or for none.
      to: to.join(', '),
      subject: ending.length === 1 ? 'Un accord se termine bientôt' : `${ending.length} accords se terminent bientôt`,
      text: paragraphs.map(({ text, url }) => (url ? `${text}\n${url}` : text)).join('\n\n'),
      html: paragraphs
        .map(({ text, url }) =>
          url ? `<p><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></p>` : `<p>${escapeHtml(text)}</p>`,
        )
        .join('\n'),
    })
    return true
  } catch (error) {
    if (error instanceof DeliveryError) return false
    throw error
  }
}

// By the names that the site shows: the full name of somebody under a pseudonym is in no mail.
function digestOf({ config }: Payload, ending: readonly Ending[]): { text: string; url?: string }[] {
  return [
    { text: frenchSpaces('Bonjour,') },
    {
      text: frenchSpaces(
        'Ces accords se terminent dans les trente jours. Ensuite, ce qu’ils couvrent quitte le site :',
      ),
    },
    ...ending.map(({ collection, about, title, expiresOn }) => ({
      text: frenchSpaces(`${kinds[collection]} « ${title} » : jusqu’au ${formatLongDate(expiresOn, 'fr')}`),
      url: `${fixedOrigin}${config.routes.admin}/collections/${collection}/${about}`,
    })),
    { text: frenchSpaces('Dans chaque fiche, « Envoyer le lien » propose à la personne de prolonger son accord.') },
  ]
}

const kinds = { testimonials: 'Témoignage', speakers: 'Intervention', media: 'Photo' }

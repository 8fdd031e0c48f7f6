import { APIError, type Payload, type PayloadRequest, ValidationError } from 'payload'
import { recordChoices } from '../../../../consent/choices'
import { requestErasure } from '../../../../consent/erasure/request'
import { type findOpenPage, writeLink } from '../../../../consent/links'
import { proposePhoto } from '../../../../consent/photo'
import { propose } from '../../../../consent/proposals'
import { dropProposedPhotos } from '../../../../consent/proposed-photos'
import { readChoices } from '../../../../consent/read-choices'
import { isFormToken } from '../../../../consent/secrets'
import { asOneWrite } from '../../../../consent/transaction'
import { withdraw } from '../../../../consent/withdraw/withdraw'
import { PERSON_PAGE } from '../../../../domain/person-link'
import type { Outcome } from '../../../../site/person/messages'
import { personRefusal } from '../../../../site/person/refusal'
import { readSentForm, type SentForm, sessionCookie } from './requests'

/** The page that is open in a browser. */
export type OpenPage = NonNullable<Awaited<ReturnType<typeof findOpenPage>>>

interface Sent {
  payload: Payload
  request: Request
  open: OpenPage
  session: string
  origin: string
}

/** Writes what a person sends from their open page, and returns to it. */
export async function writeChoices({ payload, request, open, session, origin }: Sent): Promise<Response> {
  const sent = await readSentForm(request)
  const form = sent?.fields
  if (!form || !isFormToken(form.get('jeton'), session)) return personRefusal('not-from-page', origin)
  if (form.get('action') === 'photo') return backToPage(await sendPhoto(payload, open, sent))
  if (form.get('action') === 'fermer') {
    await asOneWrite(payload, (req) => writeLink(req, open.link.id, { sessionHash: null, sessionUntil: null }))
    return backToPage(undefined, { 'Set-Cookie': sessionCookie('', origin) })
  }
  const action = actions[String(form.get('action'))]
  if (!action) return personRefusal('not-from-page', origin)
  return backToPage(await action(payload, open, form))
}

/** Stores a proposed photo. A file that is refused leaves what was proposed before. */
async function sendPhoto(payload: Payload, open: OpenPage, { fields, photo }: SentForm): Promise<Outcome> {
  if (!photo) return 'sans-photo'
  if (fields.get('accepte') !== 'oui') return 'photo-sans-accord'
  try {
    await proposePhoto(payload, open, photo)
    return 'photo'
  } catch (error) {
    // The file: its type, its size, or that it does not open.
    if (error instanceof APIError && error.status < 500) return 'photo-refusee'
    throw error
  }
}

const actions: Record<string, (payload: Payload, open: OpenPage, form: URLSearchParams) => Promise<Outcome>> = {
  accord: async (payload, open, form) => {
    const choices = readChoices(form, open.collection)
    if ('wrong' in choices) return choices.wrong === 'scope' ? 'rien-de-coche' : 'date-fausse'
    const email = String(form.get('email') ?? '')
      .trim()
      .slice(0, 200)
    try {
      await asOneWrite(payload, async (req) => {
        await recordAgreed(req, open, email.includes('@') ? email : undefined)
        await recordChoices(req, aboutOf(open), choices)
      })
      return 'accord'
    } catch (error) {
      // The only rule that a choice can break: see `refusePublishedName`.
      if (error instanceof ValidationError) return 'a-corriger'
      throw error
    }
  },
  retrait: async (payload, open) => {
    await withdraw(payload, { ...aboutOf(open), before: (req) => recordWithdrawn(req, open) })
    return 'retrait'
  },
  effacement: async (payload, open, form) => {
    if (form.get('confirme') !== 'oui') return 'effacement-a-confirmer'
    const before = async (req: PayloadRequest) => {
      await recordWithdrawn(req, open)
      await requestErasure(req, open)
    }
    await withdraw(payload, { ...aboutOf(open), before })
    return 'effacement'
  },
  'sans-la-photo': async (payload, open) => {
    await asOneWrite(payload, (req) => dropProposedPhotos(req, open))
    return 'sans-la-photo'
  },
  corrections: async (payload, open, form) => {
    const isChanged = await asOneWrite(payload, async (req) => {
      if (!(await propose(req, open.collection, open.id, Object.fromEntries(form)))) return false
      await writeLink(req, open.link.id, { proposedAt: new Date().toISOString() })
      return true
    })
    return isChanged ? 'corrections' : 'sans-changement'
  },
}

/** The person and the document of an open page. */
export const aboutOf = ({ collection, id, link }: OpenPage) => ({ collection, id, person: link.person })

// Written before the consents are read: of two requests at once, the second reads what the first has recorded.
async function recordAgreed(req: PayloadRequest, { link }: OpenPage, email?: string) {
  await writeLink(req, link.id, { answer: 'agreed', answeredAt: new Date().toISOString(), ...(email ? { email } : {}) })
}

// Written directly to the database, so that nothing can block it, and once: a second click interrupts no operation.
async function recordWithdrawn({ payload, transactionID }: PayloadRequest, { link: { id, answer } }: OpenPage) {
  if (answer === 'withdrawn') return
  const data = { answer: 'withdrawn', answeredAt: new Date().toISOString() }
  await payload.db.updateOne({ collection: 'person-links', id, data, returning: false, req: { transactionID } })
}

const backToPage = (outcome?: Outcome, headers: Record<string, string> = {}): Response =>
  new Response(null, {
    status: 303,
    headers: {
      Location: outcome ? `${PERSON_PAGE}?fait=${outcome}` : PERSON_PAGE,
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      ...headers,
    },
  })

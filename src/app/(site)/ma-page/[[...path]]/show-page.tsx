import type { Payload, Where } from 'payload'
import { findDocuments } from '../../../../../collections/shared/find-documents'
import { consentsOf, currentConsent } from '../../../../consent/choices'
import { findErasure } from '../../../../consent/erasure/erase'
import { findTexts, proposedFields } from '../../../../consent/proposals'
import { findProposedPhoto } from '../../../../consent/proposed-photos'
import { formTokenOf } from '../../../../consent/secrets'
import { currentWording } from '../../../../domain/consent-wordings'
import type { DisplayMode } from '../../../../domain/display-mode'
import { DEFAULT_ZONE, dayIn } from '../../../../domain/zone'
import { findDocumentPage } from '../../../../site/find-document-page'
import { fr, type Outcome, outcomeTexts } from '../../../../site/person/messages'
import { personResponse } from '../../../../site/person/person-frame'
import { PersonPage } from '../../../../site/person/person-page'
import { aboutOf, type OpenPage } from './write-choices'

interface Shown {
  payload: Payload
  request: Request
  open: OpenPage
  session: string
  origin: string
  now: Date
}

/** Returns the open page of a person. */
export async function personPageResponse({ payload, request, open, session, origin, now }: Shown): Promise<Response> {
  const { collection, id, link } = open
  const reader = { kind: 'link' as const }
  const page = await findDocumentPage[collection]({ payload, reader, language: 'fr', now }, { id: { equals: id } })
  const consents = await consentsOf(payload, aboutOf(open))
  const current = currentConsent(consents, aboutOf(open))
  const withdrawn = consents
    .flatMap(({ withdrawnAt }) => withdrawnAt ?? [])
    .sort()
    .at(-1)
  const proposed = await findProposedPhoto(payload, open)
  const texts = await findTexts(payload, collection, id)
  const erasure = await findErasure(payload, id)
  const title = 'Votre page sur le site des Assises'
  return personResponse({
    origin,
    title,
    children: (
      <PersonPage
        choices={current && { ...current, scope: current.scope }}
        collection={collection}
        displayMode={await displayModeOf(payload, open)}
        email={link.email ?? undefined}
        erasureRequestedOn={erasure?.requestedAt ? dayIn(erasure.requestedAt, DEFAULT_ZONE) : undefined}
        formToken={formTokenOf(session)}
        isPublished={await isPublished(payload, open)}
        outcome={outcomeOf(request)}
        person={link.person}
        photoProposedOn={proposed?.photoAt ? dayIn(proposed.photoAt, DEFAULT_ZONE) : undefined}
        preview={
          <>
            {page?.children ?? <p>{fr('Rien ne paraît à votre sujet.')}</p>}
            {page?.isPhotoWithheld && <p className="quiet">{fr('Votre photo paraîtra ici si vous l’acceptez.')}</p>}
          </>
        }
        texts={texts && proposedFields[collection].map((field) => ({ ...field, text: texts[field.name] ?? '' }))}
        today={dayIn(now.toISOString(), DEFAULT_ZONE)}
        withdrawnOn={withdrawn && dayIn(withdrawn, DEFAULT_ZONE)}
        wording={currentWording.text}
      />
    ),
  })
}

const outcomeOf = (request: Request): Outcome | undefined => {
  const outcome = new URL(request.url).searchParams.get('fait') ?? ''
  return Object.hasOwn(outcomeTexts, outcome) ? (outcome as Outcome) : undefined
}

async function isPublished(payload: Payload, { collection, id }: OpenPage): Promise<boolean> {
  const where: Where = { and: [{ id: { equals: id } }, { _status: { equals: 'published' } }] }
  return (await findDocuments(payload, collection, { where, limit: 1, as: 'system' })).length > 0
}

async function displayModeOf(payload: Payload, { collection, id }: OpenPage): Promise<DisplayMode | undefined> {
  if (collection !== 'testimonials') return undefined
  const options = { where: { id: { equals: id } }, draft: true, as: 'system' } as const
  const [testimonial] = await findDocuments(payload, 'testimonials', options)
  return testimonial?.displayMode
}

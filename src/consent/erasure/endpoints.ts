import type { Endpoint, PayloadRequest } from 'payload'
import { canPublish, isAdmin } from '../../../collections/shared/access/roles'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isValidId } from '../../../collections/shared/ids'
import { messageFor } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import { hasPersonPage } from '../../domain/person-link'
import { recordOf } from '../../domain/record'
import { searchKey } from '../../domain/text'
import { archiveResponse } from '../export/archive'
import { findNamesakes } from '../same-person'
import { peopleOf, type Subject } from '../withdraw/people'
import { erase, findErasure } from './erase'

/**
 * `GET /api/person-data/:collection/:id`: whom a document is about (`people`), the other documents that may be about the same person
 * (`others`), and where its erasure stands (`erasure`).
 */
const about: Endpoint = {
  path: '/person-data/:collection/:id',
  method: 'get',
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const found = await subjectOf(req, req.routeParams)
    if (!found) return refuse(req, 404, messages.missing)
    const erasure = await findErasure(req, found.id)
    const body = {
      people: await peopleOf(req, found),
      others: await findNamesakes(req, found),
      erasure: erasure && { state: erasure.state, requestedAt: erasure.requestedAt, finishedAt: erasure.finishedAt },
    }
    return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } })
  },
}

/** `GET /api/person-data/:collection/:id/archive?person=`: everything that is held about one of these people, as a ZIP archive. */
const archive: Endpoint = {
  path: '/person-data/:collection/:id/archive',
  method: 'get',
  custom: { parameters: ['person'] },
  handler: async (req) => {
    if (!canPublish(req.user)) return refuse(req, 403, messages.forbidden)
    const found = await subjectOf(req, req.routeParams)
    if (!found) return refuse(req, 404, messages.missing)
    const people = await peopleOf(req, found)
    const wanted = req.searchParams.get('person') ?? (people.length === 1 ? people[0] : undefined)
    const person = people.find((one) => searchKey(one) === searchKey(wanted ?? ''))
    if (!person) return refuse(req, 400, messages.whichPerson)
    try {
      return (await archiveResponse(req.payload, found, person)) ?? refuse(req, 404, messages.missing)
    } catch (err) {
      req.payload.logger.error({ err, msg: 'The data of a person could not be put together.' })
      return refuse(req, 503, messages.noArchive)
    }
  },
}

/**
 * `POST /api/person-data/erasures` with `{collection, id, name}`: erases a person. `name` is the name of the document, typed as a
 * confirmation. Administrators only. 202 while a part is left, which is done again by itself.
 */
const erasure: Endpoint = {
  path: '/person-data/erasures',
  method: 'post',
  handler: async (req) => {
    if (!isAdmin(req.user)) return refuse(req, 403, messages.adminOnly)
    const body = recordOf(await req.json?.().catch(() => undefined))
    const found = await subjectOf(req, body)
    if (!found) return refuse(req, 404, messages.missing)
    const state = (await findErasure(req, found.id))?.state
    const isBegun = state === 'under-way' || state === 'done'
    if (!isBegun && searchKey(String(body.name ?? '')) !== searchKey(found.name))
      return refuse(req, 422, messages.otherName)
    const isFinished = await erase(req.payload, found, { user: req.user })
    return Response.json({ erased: true, finished: isFinished }, { status: isFinished ? 200 : 202 })
  },
}

export const personDataEndpoints = [about, archive, erasure]

/** Reads which document a request is about, with the name that an editor sees; `undefined` when there is none. */
async function subjectOf(req: PayloadRequest, given: unknown): Promise<(Subject & { name: string }) | undefined> {
  const { collection, id } = recordOf(given)
  if (!hasPersonPage(collection) || typeof id !== 'string' || !isValidId(req.payload, id)) return undefined
  const options = { where: { id: { equals: id } }, draft: true, trash: true, as: 'system' } as const
  const [doc] = await findDocuments<{ name?: string | null }>(req, collection, options)
  return doc && { collection, id, name: doc.name ?? '' }
}

const refuse = (req: PayloadRequest, status: number, text: Bilingual) =>
  Response.json({ errors: [{ message: messageFor(req, text) }] }, { status })

const messages = {
  forbidden: {
    fr: 'Seule l’équipe de publication lit les données d’une personne.',
    en: 'Only people who may publish read the data of a person.',
  },
  adminOnly: {
    fr: 'Seul un compte d’administration efface une personne.',
    en: 'Only an administrator erases a person.',
  },
  missing: { fr: 'Cette fiche n’existe pas.', en: 'There is no such page of a person.' },
  whichPerson: {
    fr: 'Cette fiche est celle de plusieurs personnes. Choisissez de qui vous voulez les données.',
    en: 'This page is about several people. Send "person", the full name of one of them.',
  },
  noArchive: {
    fr: 'Les données n’ont pas pu être réunies. Réessayez dans un instant.',
    en: 'The data could not be put together. Try again in a moment.',
  },
  otherName: {
    fr: 'Rien n’est effacé : écrivez le nom de la fiche, tel qu’il est affiché.',
    en: 'Nothing was erased: send "name", the name of the page as it is displayed.',
  },
}

import type { FlattenedField, Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import type { ConsentEventKind } from '../../domain/consent-event'
import { isRecord, recordsOf } from '../../domain/record'
import { frenchSpaces } from '../../domain/typography'
import { labelledValues, type ReferenceLabel } from './labelled-values'
import type { Data, OwnData } from './own-data'

/** Where the files of an archive are. */
export const imagePath = (filename: unknown): string => `images/${String(filename)}`
export const documentPath = (filename: unknown): string => `accords/${String(filename)}`

/** What a person may read of everything that is held about them: French labels, and no account of the staff. */
export async function describe(payload: Payload, own: OwnData): Promise<Record<string, unknown>> {
  const labelOf = await referenceLabels(payload, own)
  const fieldsOf = (collection: string) => fieldsIn(payload, collection)
  const fields = fieldsOf(own.subject.collection)
  const { doc } = own
  return french({
    Personne: own.person,
    Fiche: own.subject.collection === 'speakers' ? 'intervenante ou intervenant' : 'témoignage',
    Identifiant: doc.id,
    État: doc._status === 'published' ? 'publiée' : 'brouillon, ou retirée du site',
    'Créée le': doc.createdAt,
    'Modifiée le': doc.updatedAt,
    Contenu: labelledValues(fields, doc, labelOf),
    Versions: own.versions.map(({ updatedAt, version }) => ({
      'Enregistrée le': updatedAt,
      État: version._status === 'published' ? 'publiée' : 'brouillon',
      Contenu: labelledValues(fields, version, labelOf),
    })),
    Sessions: own.sessions.map((session) => sessionOf(session, doc.id)),
    Accords: own.consents.map((consent) => labelledValues(fieldsOf('consents'), { ...consent }, labelOf)),
    'Évènements des accords': own.events.map(eventOf),
    'Liens reçus': own.links.map(linkOf),
    Images: own.media.map((image) => ({
      Fichier: imagePath(image.filename),
      ...labelledValues(fieldsOf('media'), image, labelOf),
    })),
    'Documents signés': own.documents.map((one) => ({
      Fichier: documentPath(one.filename),
      Titre: one.title,
    })),
  })
}

const fieldsIn = ({ collections }: Payload, slug: string): readonly FlattenedField[] =>
  collections[slug as 'media'].config.flattenedFields

/** The part of a person in a session, without the other people. */
const sessionOf = ({ title, startsAt, participants }: Data, id: string) => ({
  Titre: isRecord(title) ? (title.fr ?? title.en) : title,
  Début: startsAt,
  Rôle: recordsOf(participants).find(({ speaker }) => idOf(speaker) === id)?.role,
})

const kinds: Record<ConsentEventKind, string> = {
  requested: 'demandé',
  given: 'donné',
  changed: 'changé',
  withdrawn: 'retiré',
  deleted: 'supprimé',
}

const eventOf = ({ kind, at, scope, displayMode, from, to, how, wording, wordingText }: OwnData['events'][number]) => ({
  Date: at,
  Évènement: kinds[kind],
  Couvre: scope,
  'Façon d’afficher le nom': displayMode,
  Du: from,
  Au: to,
  Manière: how,
  'Version du texte': wording,
  'Texte lu': wordingText,
})

const linkOf = ({
  person,
  email,
  way,
  createdAt,
  usedAt,
  answer,
  answeredAt,
  proposedAt,
}: OwnData['links'][number]) => ({
  'Préparé le': createdAt,
  Pour: person,
  Manière: way === 'mail' ? 'e-mail' : 'papier',
  Adresse: email,
  'Ouvert le': usedAt,
  Réponse: answer === 'agreed' ? 'accord donné' : answer === 'withdrawn' ? 'accord retiré' : undefined,
  'Répondu le': answeredAt,
  'Corrections proposées le': proposedAt,
})

/** The titles of the documents that those of a person refer to. */
async function referenceLabels(
  payload: Payload,
  { doc, versions, media, documents }: OwnData,
): Promise<ReferenceLabel> {
  const labels = new Map<string, string>()
  for (const one of media) labels.set(`media ${one.id}`, imagePath(one.filename))
  for (const one of documents) labels.set(`documents ${one.id}`, documentPath(one.filename))
  const docs = [doc, ...versions.map(({ version }) => version)]
  const idsOf = (name: string) => [
    ...new Set(docs.flatMap((one) => [one[name] ?? []].flat().flatMap((of) => idOf(of) ?? []))),
  ]
  for (const [collection, field, title] of references) {
    const where = { id: { in: idsOf(field) } }
    if (where.id.in.length === 0) continue
    const found = await findDocuments<Data>(payload, collection, { where, draft: true, trash: true, as: 'system' })
    for (const one of found) labels.set(`${collection} ${one.id}`, String(one[title] ?? one.id))
  }
  return (collection, id) => labels.get(`${collection} ${id}`) ?? id
}

const references = [
  ['organisations', 'organisation', 'name'],
  ['editions', 'editions', 'title'],
  ['sessions', 'session', 'title'],
] as const

/** The same with the spaces of French in its labels. */
function french(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([label, one]) => [frenchSpaces(label), one]))
}

import { recordOf, recordsOf } from '../domain/record'
import { ArchiveError } from './archive-error'
import { type SiteReader, textOf } from './site-reader'

/** A document as the REST API shows it to anonymous readers, with the ids of related ones. */
export type PublicDocument = Record<string, unknown> & { id: string }

/** The public documents that belong to an edition, by collection, and the edition itself. */
export interface EditionContent {
  slug: string
  edition: PublicDocument
  documents: ReadonlyMap<string, readonly PublicDocument[]>
}

/** A REST request names so many documents at once. */
const IDS_AT_ONCE = 50

/** Finds the public content of editions by their slugs. Rejects with an `ArchiveError` that names those there are when one is not public. */
export async function findEditionContents(site: SiteReader, slugs: readonly string[]): Promise<EditionContent[]> {
  const editions = await findAll(site, 'editions', 'sort=-startsOn')
  const known = editions.map(({ slug }) => String(slug))
  const unknown = slugs.filter((slug) => !known.includes(slug))
  if (slugs.length === 0 || unknown.length > 0) throw new ArchiveError(unknownEdition(unknown, known))
  const chosen = slugs.flatMap((slug) => editions.filter((edition) => edition.slug === slug))
  return Promise.all(chosen.map((edition) => contentOf(site, edition)))
}

function unknownEdition(unknown: readonly string[], known: readonly string[]): string {
  const asked = unknown.length > 0 ? `Aucune édition publique n’a l’adresse ${unknown.join(', ')}. ` : ''
  const choice =
    known.length > 0
      ? `Indiquez l’une de celles-ci, par exemple npm run archive -- ${known[0]} : ${known.join(', ')}.`
      : 'Le site n’a aucune édition publique.'
  return asked + choice
}

async function contentOf(site: SiteReader, edition: PublicDocument): Promise<EditionContent> {
  const ofEdition = `where[edition][equals]=${edition.id}`
  const ofEditions = `where[editions][in]=${edition.id}`
  const sessions = await findAll(site, 'sessions', ofEdition)
  const commitments = await findAll(site, 'commitments', ofEdition)
  const people = sessions.flatMap(({ participants }) => recordsOf(participants).map(({ speaker }) => speaker))
  const speakers = await findByIds(site, 'speakers', people)
  const organisations = [
    ...recordsOf(edition.partners).map(({ organisation }) => organisation),
    ...[...speakers, ...commitments].map(({ organisation }) => organisation),
  ]
  const documents = new Map([
    ['editions', [edition]],
    ['sessions', sessions],
    ['speakers', speakers],
    ['testimonials', await findAll(site, 'testimonials', ofEditions)],
    ['organisations', await findByIds(site, 'organisations', organisations)],
    ['rooms', await findAll(site, 'rooms', ofEdition)],
    ['key-figures', await findAll(site, 'key-figures', ofEditions)],
    ['commitments', commitments],
    ['releases', await findAll(site, 'releases', ofEdition)],
  ])
  return { slug: String(edition.slug), edition, documents }
}

async function findByIds(site: SiteReader, collection: string, ids: readonly unknown[]): Promise<PublicDocument[]> {
  const rest = [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
  const found: PublicDocument[] = []
  while (rest.length > 0) {
    found.push(...(await findAll(site, collection, `where[id][in]=${rest.splice(0, IDS_AT_ONCE).join(',')}`)))
  }
  return found
}

async function findAll(site: SiteReader, collection: string, query: string): Promise<PublicDocument[]> {
  const found: PublicDocument[] = []
  for (let page = 1; ; page += 1) {
    const answer = await site.read(`/api/${collection}?${query}&limit=200&depth=0&page=${page}`)
    const { docs, hasNextPage } = recordOf(JSON.parse(textOf(answer)))
    found.push(...(recordsOf(docs) as PublicDocument[]))
    if (hasNextPage !== true) return found
  }
}

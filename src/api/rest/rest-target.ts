import type { FlattenedField, SanitizedConfig } from 'payload'
import { languageParameters, listParameters, otherParameters, shapeParameters } from '../../http/rest-parameters'

type Fields = readonly FlattenedField[]

/** The names that REST requests may use. */
export interface RestNames {
  languages: readonly string[]
  /** The fields of each collection, but for accounts and collections of Payload's own. */
  collections: ReadonlyMap<string, Fields>
}

/** The names of a configuration. */
export function restNamesOf({ collections, localization }: SanitizedConfig): RestNames {
  const named = collections.filter(({ auth, slug }) => !auth && !slug.startsWith('payload-'))
  return {
    languages: localization ? localization.localeCodes : [],
    collections: new Map(named.map(({ slug, flattenedFields }) => [slug, flattenedFields])),
  }
}

/** What one request may name. */
export interface RestTarget extends RestNames {
  /** The parameters that the path reads. */
  parameters: readonly string[]
  /** The fields of the collection of the path. */
  fields: Fields
}

const every = [...languageParameters, ...shapeParameters, ...listParameters, ...otherParameters]
const ofDocument = [...languageParameters, ...shapeParameters, ...otherParameters]
// A write returns what it has written, as it is stored.
const ofWrite = every.filter((name) => name !== 'richText')
const ofCount = [...languageParameters, 'where', ...otherParameters]

/** What a request may name; `undefined` for a path of accounts, of Payload's own or of no collection. */
export function restTarget({ method, url }: Request, names: RestNames): RestTarget | undefined {
  const [, , slug = '', ...rest] = new URL(url).pathname.split('/')
  // A programme takes the parameters of its sessions.
  const fields = names.collections.get(isProgramme(slug, rest) ? 'sessions' : slug)
  return fields && { ...names, fields, parameters: method === 'GET' ? parametersOfRead(rest) : ofWrite }
}

const isProgramme = (slug: string, rest: readonly string[]) =>
  slug === 'editions' && rest[0] === 'by-slug' && rest[2] === 'programme'

function parametersOfRead([first, second]: readonly string[]): readonly string[] {
  if (first === undefined || first === '' || (first === 'versions' && second === undefined)) return every
  return first === 'count' || second === 'count' ? ofCount : ofDocument
}

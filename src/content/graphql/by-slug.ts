import { refuseRequest } from '../../../collections/shared/messages'
import { type AddressedCollection, addressedCollections, isWithinEdition } from '../../domain/addressed-collections'
import type { Addressed } from '../../domain/site-path'
import { findAddress } from '../addresses/find-address'
import { asksForDrafts, type ReadingArguments, readingRequest } from './reading'
import type { GraphQL, Schema } from './schema'
import { typesOf } from './schema'

interface Args extends ReadingArguments {
  id?: string | null
  slug?: string | null
  edition?: string | null
}

/** Lets the root field of a document take its slug instead of its id, a former one too; a session also needs its edition. */
export function addSlugArguments({ GraphQLString }: GraphQL, schema: Schema): void {
  for (const collection of addressedCollections) {
    const field = schema.Query.fields[typesOf(schema, collection).type.name]
    const resolveByPayload = field?.resolve
    if (!field || !resolveByPayload) continue
    field.args = {
      ...field.args,
      id: { type: GraphQLString },
      slug: { type: GraphQLString },
      ...(isWithinEdition(collection) ? { edition: { type: GraphQLString } } : {}),
    }
    field.resolve = async (root, args, context, info) => {
      const { id, slug, edition } = args as Args
      const isComplete = id ? !slug && !edition : Boolean(slug) && (!isWithinEdition(collection) || Boolean(edition))
      if (!isComplete) throw refuseRequest(context.req, 400, needed(collection), 'ID_OR_SLUG')
      if (id) return resolveByPayload(root, args, context, info)
      const req = readingRequest(context, args as Args)
      const address: Addressed = { slug: String(slug), ...(edition ? { edition } : {}) }
      const found = await findAddress(req, collection, address, { draft: asksForDrafts(req) })
      return found ? resolveByPayload(root, { ...args, id: found.id }, context, info) : null
    }
  }
}

const needed = (collection: AddressedCollection) =>
  isWithinEdition(collection)
    ? { fr: 'Donnez « id », ou « slug » et « edition ».', en: 'Give "id", or "slug" and "edition".' }
    : { fr: 'Donnez « id » ou « slug ».', en: 'Give "id" or "slug".' }

import type { Access, CollectionConfig, Field } from 'payload'
import { collections } from '../../collections'
import { publicCollections } from '../../src/domain/public-collections'

/** The access rule of Payload's guide for published documents. */
const published: Access = ({ req }) => (req.user ? true : { _status: { equals: 'published' } })
const open: Access = () => true
const closed: Access = ({ req }) => Boolean(req.user)

/** The collections of this project with their fields only, without hooks, endpoints and access rules. */
export const stockCollections: CollectionConfig[] = collections.map(({ hooks, endpoints, access, ...collection }) => ({
  ...collection,
  fields: collection.fields.map(withoutHooks),
  access: { read: publicCollections.has(collection.slug) ? (collection.versions ? published : open) : closed },
}))

function withoutHooks(field: Field): Field {
  const { hooks, access, ...bare } = field as Field & { hooks?: unknown; access?: unknown }
  if ('tabs' in bare) {
    return { ...bare, tabs: bare.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(withoutHooks) })) } as Field
  }
  return ('fields' in bare ? { ...bare, fields: bare.fields.map(withoutHooks) } : bare) as Field
}

import type { Access, CollectionConfig, Field } from 'payload'
import { collections } from '../../collections'
import { publicCollections } from '../../src/domain/public-collections'

/** The access rule of Payload's guide for published documents. */
const published: Access = ({ req }) => (req.user ? true : { _status: { equals: 'published' } })
const open: Access = () => true
const closed: Access = ({ req }) => Boolean(req.user)

/** The collections of this project with their fields only, without hooks, endpoints, access rules and components of the admin. */
export const stockCollections: CollectionConfig[] = collections.map(
  ({ hooks, endpoints, access, admin, ...collection }) => ({
    ...collection,
    admin: withoutComponents(admin),
    fields: collection.fields.filter(isStored).map(bareField),
    access: { read: publicCollections.has(collection.slug) ? (collection.versions ? published : open) : closed },
  }),
)

function isStored({ type }: Field): boolean {
  return type !== 'ui'
}

function bareField(field: Field): Field {
  const { hooks, access, admin, ...rest } = field as Field & { hooks?: unknown; access?: unknown; admin?: object }
  const bare = { ...rest, admin: withoutComponents(admin) }
  if ('tabs' in bare) {
    const tabs = bare.tabs.map((tab) => ({ ...tab, fields: tab.fields.filter(isStored).map(bareField) }))
    return { ...bare, tabs } as Field
  }
  return ('fields' in bare ? { ...bare, fields: bare.fields.filter(isStored).map(bareField) } : bare) as Field
}

function withoutComponents<Admin extends object>(admin: Admin | undefined): Admin | undefined {
  if (!admin) return undefined
  const { components, ...rest } = admin as Admin & { components?: unknown }
  return rest as unknown as Admin
}

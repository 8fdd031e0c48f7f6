import type { Field, RelationshipField } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { networksOf } from '../../src/http/client-address'
import { instant } from '../shared/fields/instant'
import { messageFor } from '../shared/messages'

const closed = { read: () => false, create: () => false, update: () => false }
/** Written by the operations on keys only, never shown. */
const hash = { type: 'text', hidden: true, index: true, access: closed } as const

/** Written by the operations on keys only. The form shows it in its own words. */
const ofKey = { access: { create: () => false, update: () => false }, admin: { hidden: true } } as const

const wrongNetwork: Bilingual = {
  fr: 'Indiquez des adresses ou des réseaux, comme 203.0.113.7 ou 203.0.113.0/24.',
  en: 'Enter addresses or networks, such as 203.0.113.7 or 203.0.113.0/24.',
}

const previews = (data: Record<string, unknown>) => data.scope === 'preview'

const editions = {
  name: 'editions',
  type: 'relationship',
  relationTo: 'editions',
  hasMany: true,
  label: { fr: 'Éditions', en: 'Editions' },
  admin: {
    condition: (data: Record<string, unknown>) => previews(data) && data.isLimited === true,
    description: {
      fr: 'La clé montre les brouillons de ces éditions. Les personnes et les organisations en brouillon restent cachées.',
      en: 'The key shows the drafts of these editions. Drafts of people and organisations stay hidden.',
    },
  },
} as RelationshipField

/** What an API client may read, from where and until when, and what is known of its key. */
export const apiClientFields: Field[] = [
  { name: 'name', type: 'text', required: true, maxLength: 100, label: { fr: 'Nom', en: 'Name' } },
  {
    name: 'scope',
    type: 'select',
    required: true,
    defaultValue: 'read',
    label: { fr: 'Ce que la clé permet de lire', en: 'Scope' },
    options: [
      { value: 'read', label: { fr: 'Les contenus publiés', en: 'Published content' } },
      { value: 'preview', label: { fr: 'Les contenus publiés et les brouillons', en: 'Published content and drafts' } },
    ],
  },
  {
    name: 'isLimited',
    type: 'checkbox',
    defaultValue: false,
    label: { fr: 'Seulement les brouillons de certaines éditions', en: 'Drafts of some editions only' },
    admin: { condition: previews },
  },
  editions,
  instant({
    name: 'expiresAt',
    label: { fr: 'Valable jusqu’au', en: 'Valid until' },
    admin: {
      description: {
        fr: 'Sans date, la clé vaut jusqu’à ce que vous la révoquiez.',
        en: 'Without a date, the key is valid until you revoke it.',
      },
    },
  }),
  {
    name: 'networks',
    type: 'text',
    hasMany: true,
    label: { fr: 'Adresses autorisées', en: 'Allowed addresses' },
    admin: {
      description: {
        fr: 'Les adresses des serveurs qui utilisent la clé, comme 203.0.113.7 ou 203.0.113.0/24. Sans adresse, la clé vaut de partout.',
        en: 'The addresses of the servers that use the key, such as 203.0.113.7 or 203.0.113.0/24. Without any, the key is valid from everywhere.',
      },
    },
    validate: (value: string[] | null | undefined, { req }) => {
      try {
        networksOf(value ?? [])
        return true
      } catch {
        return messageFor(req, wrongNetwork)
      }
    },
  },
  {
    name: 'key',
    type: 'ui',
    label: { fr: 'Clé', en: 'Key' },
    admin: {
      position: 'sidebar',
      components: { Field: '/src/admin/on-demand#ApiKey', Cell: '/src/admin/api-key/key-cell#KeyCell' },
    },
  },
  { name: 'keyEnd', type: 'text', label: { fr: 'Fin de la clé', en: 'End of the key' }, ...ofKey },
  { name: 'keyMadeAt', type: 'date', label: { fr: 'Clé créée', en: 'Key made' }, ...ofKey },
  { name: 'previousUntil', type: 'date', label: { fr: 'Ancienne clé jusqu’au', en: 'Previous key until' }, ...ofKey },
  { name: 'revokedAt', type: 'date', label: { fr: 'Révoquée', en: 'Revoked' }, ...ofKey },
  {
    ...{ name: 'lastUsedAt', type: 'date', label: { fr: 'Dernière utilisation', en: 'Last used' } },
    ...ofKey,
    admin: { hidden: true, components: { Cell: '/src/admin/fields/instant-cell#InstantCell' } },
  },
  { name: 'keyHash', ...hash },
  { name: 'previousKeyHash', ...hash },
]

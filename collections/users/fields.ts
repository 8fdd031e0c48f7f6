import type { Field } from 'payload'
import { adminOnlyField, systemOnly } from '../shared/access/rules'

/** The fields of an account, besides those of its credentials. */
export const userFields: Field[] = [
  {
    name: 'currentPassword',
    type: 'text',
    virtual: true,
    label: { fr: 'Mot de passe actuel', en: 'Current password' },
    admin: {
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
      components: { Field: '/src/admin/account/current-password#CurrentPassword' },
    },
  },
  { name: 'name', type: 'text', required: true, maxLength: 100, label: { fr: 'Nom', en: 'Name' }, saveToJWT: true },
  {
    name: 'role',
    type: 'select',
    required: true,
    defaultValue: 'contributor',
    saveToJWT: true,
    label: { fr: 'Rôle', en: 'Role' },
    access: { create: adminOnlyField, update: adminOnlyField },
    options: [
      { value: 'admin', label: { fr: 'Administration', en: 'Administrator' } },
      { value: 'editor', label: { fr: 'Publication', en: 'Editor' } },
      { value: 'contributor', label: { fr: 'Contribution', en: 'Contributor' } },
    ],
    admin: {
      position: 'sidebar',
      description: {
        fr: 'Administration : tout, comptes compris. Publication : écrit et publie. Contribution : prépare des brouillons dans ses éditions.',
        en: 'Administrator: everything, accounts included. Editor: writes and publishes. Contributor: drafts in their own editions.',
      },
    },
  },
  {
    name: 'editions',
    type: 'relationship',
    relationTo: 'editions',
    hasMany: true,
    label: { fr: 'Ses éditions', en: 'Their editions' },
    access: { create: adminOnlyField, update: adminOnlyField },
    admin: { position: 'sidebar', condition: (data) => data.role === 'contributor' },
  },
  // Payload shows accounts their own. Its identifiers are credentials: `sessions.ts` lists them without.
  {
    name: 'sessions',
    type: 'array',
    access: { read: systemOnly, update: systemOnly },
    fields: [{ name: 'device', type: 'text', maxLength: 100 }],
  },
  {
    name: 'secondFactor',
    type: 'ui',
    admin: { disableListColumn: true, components: { Field: '/src/admin/on-demand#SecondFactor' } },
  },
  {
    name: 'devices',
    type: 'ui',
    admin: { disableListColumn: true, components: { Field: '/src/admin/on-demand#Devices' } },
  },
]

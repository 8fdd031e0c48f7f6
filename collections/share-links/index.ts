import type { Access, CollectionConfig } from 'payload'
import { pageCollections } from '../../src/domain/site-path'
import { canPublish, isContributor } from '../shared/access/roles'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { dateAndTimePicker } from '../shared/fields/date-picker'

const own: Access = ({ req }) => canPublish(req.user) || (isContributor(req.user) && { by: { equals: req.user?.id } })

/**
 * The links that show a document without an account. A link ends when its row is deleted, and with the account of its author.
 * The secret is in the address only: its hash is stored. Created by `POST /api/share-links` only.
 */
export const ShareLinks: CollectionConfig = defineCollection({
  slug: 'share-links',
  labels: {
    singular: { fr: 'Lien d’aperçu', en: 'Preview link' },
    plural: { fr: 'Liens d’aperçu', en: 'Preview links' },
  },
  admin: {
    useAsTitle: 'createdAt',
    defaultColumns: ['createdAt', 'document', 'language', 'by', 'expiresAt'],
    group: { fr: 'Suivi', en: 'Follow-up' },
    description: {
      fr: 'Qui a un de ces liens voit la page sans compte. Supprimez un lien : il ne s’ouvre plus, tout de suite.',
      en: 'Anybody who has one of these links sees its page without an account. Delete a link, and it opens no more at once.',
    },
  },
  graphQL: false,
  disableDuplicate: true,
  lockDocuments: false,
  defaultSort: '-createdAt',
  access: { read: own, create: systemOnly, update: systemOnly, delete: own },
  fields: [
    {
      name: 'document',
      type: 'relationship',
      relationTo: [...pageCollections],
      index: true,
      label: { fr: 'Contenu', en: 'Document' },
    },
    { name: 'by', type: 'relationship', relationTo: 'users', index: true, label: { fr: 'Créé par', en: 'Made by' } },
    {
      name: 'language',
      type: 'select',
      required: true,
      label: { fr: 'Langue', en: 'Language' },
      options: [
        { value: 'fr', label: { fr: 'Français', en: 'French' } },
        { value: 'en', label: { fr: 'Anglais', en: 'English' } },
      ],
    },
    {
      name: 'expiresAt',
      type: 'date',
      required: true,
      index: true,
      label: { fr: 'Fonctionne jusqu’au', en: 'Works until' },
      admin: { date: dateAndTimePicker },
    },
    { name: 'tokenHash', type: 'text', index: true, hidden: true, access: { read: () => false } },
  ],
})

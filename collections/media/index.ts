import type { CollectionConfig } from 'payload'
import { consentedOnly, publishersOnly, staffOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define'
import { consentState, consentUntil } from '../shared/fields/consent-state'

/** Images of the site. An image that shows somebody is public only as long as that person agrees. */
export const Media: CollectionConfig = defineCollection({
  slug: 'media',
  labels: { singular: { fr: 'Image', en: 'Image' }, plural: { fr: 'Images', en: 'Images' } },
  admin: {
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'consentState', 'updatedAt'],
    group: { fr: 'Médias', en: 'Media' },
  },
  access: { read: consentedOnly, create: staffOnly, update: publishersOnly, delete: publishersOnly },
  upload: {
    staticDir: 'media',
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'text/vtt'],
    pasteURL: false,
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      localized: true,
      maxLength: 300,
      label: { fr: 'Description de l’image', en: 'Alternative text' },
    },
    { name: 'decorative', type: 'checkbox', defaultValue: false, label: { fr: 'Image décorative', en: 'Decorative' } },
    { name: 'credit', type: 'text', maxLength: 200, label: { fr: 'Crédit', en: 'Credit' } },
    { name: 'licence', type: 'text', maxLength: 100, label: { fr: 'Licence', en: 'Licence' } },
    {
      name: 'needsConsent',
      type: 'checkbox',
      defaultValue: true,
      label: { fr: 'Une personne est reconnaissable', en: 'Somebody can be recognised' },
    },
    consentState,
    consentUntil,
  ],
})

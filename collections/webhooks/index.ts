import type { CollectionConfig } from 'payload'
import { webhookEventLabels, webhookEvents } from '../../src/domain/webhook-events'
import { adminOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { webAddress } from '../shared/fields/web-address'

/** Programs that are called when something public changes: see docs/webhooks.md. */
export const Webhooks: CollectionConfig = defineCollection({
  slug: 'webhooks',
  labels: { singular: { fr: 'Webhook', en: 'Webhook' }, plural: { fr: 'Webhooks', en: 'Webhooks' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'url', 'isActive', 'updatedAt'],
    listSearchableFields: ['name', 'url'],
    hidden: ({ user }) => user?.role !== 'admin',
    group: { fr: 'Réglages', en: 'Settings' },
    description: {
      fr: 'Les sites et applications à prévenir quand un contenu public change.',
      en: 'Sites and applications to notify when public content changes.',
    },
  },
  graphQL: false,
  access: { read: adminOnly, create: adminOnly, update: adminOnly, delete: adminOnly },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { fr: 'Nom', en: 'Name' } },
    webAddress({
      name: 'url',
      required: true,
      label: { fr: 'Adresse à appeler', en: 'Address to call' },
      admin: { placeholder: 'https://www.exemple.fr/webhooks' },
    }),
    {
      name: 'events',
      type: 'select',
      hasMany: true,
      required: true,
      label: { fr: 'Quand prévenir', en: 'When to notify' },
      options: webhookEvents.map((value) => ({ value, label: webhookEventLabels[value] })),
    },
    // A field of its own: the deletion of the last chosen edition must not open all of them.
    {
      name: 'isLimited',
      type: 'checkbox',
      label: { fr: 'Seulement certaines éditions', en: 'Some editions only' },
      admin: {
        description: {
          fr: 'Sinon : toutes les éditions, et les contenus qui n’en ont pas.',
          en: 'Otherwise: all editions, and content that belongs to none.',
        },
      },
    },
    {
      name: 'editions',
      type: 'relationship',
      relationTo: 'editions',
      hasMany: true,
      label: { fr: 'Éditions', en: 'Editions' },
      admin: { allowCreate: false, condition: ({ isLimited }) => isLimited === true },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      defaultValue: true,
      label: { fr: 'Actif', en: 'Active' },
      admin: {
        position: 'sidebar',
        description: {
          fr: 'Inactif, il ne reçoit plus rien, et ce qui change entre-temps ne lui est pas envoyé.',
          en: 'Inactive, it receives nothing, and what changes meanwhile is not sent to it.',
        },
      },
    },
    {
      name: 'deliveries',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/on-demand#WebhookPanel' },
      },
    },
    // Whether the receiver answered 410, which made it inactive.
    {
      name: 'isGone',
      type: 'checkbox',
      access: { create: systemOnly, update: systemOnly },
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    // The position in the log of changes after which it is notified.
    { name: 'startsAfter', type: 'number', hidden: true, access: { create: systemOnly, update: systemOnly } },
  ],
})

import type { CollectionConfig } from 'payload'
import { linkDeliveries, personCollections, proposedPhotoStates } from '../../src/domain/person-link'
import { publishersOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

const secret = { type: 'text', hidden: true, index: true, access: { read: () => false } } as const

/**
 * The links to the pages of people: to whom each was sent, and what they did. The secret of a link is in the link only, and
 * that of the open page in the browser only: hashes of them are stored. Written by the operations on links only.
 */
export const PersonLinks: CollectionConfig = defineCollection({
  slug: 'person-links',
  admin: { hidden: true },
  graphQL: false,
  defaultSort: '-createdAt',
  access: { read: publishersOnly, create: systemOnly, update: systemOnly, delete: systemOnly },
  fields: [
    { name: 'subject', type: 'relationship', relationTo: [...personCollections], index: true },
    { name: 'person', type: 'text', required: true },
    { name: 'email', type: 'text' },
    { name: 'way', type: 'select', required: true, options: ['mail', 'paper'] },
    { name: 'by', type: 'text' },
    // None: a link that was sent alone, or is on paper.
    { name: 'delivery', type: 'select', index: true, options: [...linkDeliveries] },
    { name: 'expiresAt', type: 'date', required: true },
    { name: 'usedAt', type: 'date' },
    { name: 'revokedAt', type: 'date' },
    { name: 'answer', type: 'select', options: ['agreed', 'withdrawn'] },
    { name: 'answeredAt', type: 'date' },
    { name: 'proposedAt', type: 'date' },
    { name: 'sessionUntil', type: 'date' },
    // The photo that the person proposes, which no document shows before an editor accepts it.
    { name: 'photo', type: 'relationship', relationTo: 'media' },
    { name: 'photoState', type: 'select', index: true, options: [...proposedPhotoStates] },
    { name: 'photoAt', type: 'date' },
    { name: 'tokenHash', ...secret },
    { name: 'sessionHash', ...secret },
  ],
})

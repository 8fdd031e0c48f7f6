import type { CollectionConfig } from 'payload'
import { consentedOnly, publishersOnly, staffOnly } from '../shared/access/rules'
import { readyFilters, toTranslate } from '../shared/admin/ready-filters'
import { defineCollection } from '../shared/define-collection'
import { recheckConsent } from '../shared/hooks/refresh-consent'
import { receiveFile } from '../shared/uploads/receive-file'
import { serveFile } from '../shared/uploads/serve-file'
import { stores } from '../shared/uploads/stores'
import { withoutPayloadStorage } from '../shared/uploads/without-payload-storage'
import { mediaCacheControl, refuseHiddenName, requireConsentOfContributors, showsPerson, syncConsent } from './consent'
import { mediaFields } from './fields'
import { inImageTurn } from './image-queue'
import { acceptedTypes, changesImage, prepareMedia } from './prepare-media'
import { sameFileEndpoint } from './same-file-endpoint'
import { sizes } from './sizes'

const store = stores.media

/** The facts of each size are for programs. */
const notInLists = { disableGroupBy: true, disableListColumn: true, disableListFilter: true }

/** Images of the site and captions of its videos. An image that shows a person is public only while consent covers it. */
export const Media: CollectionConfig = defineCollection({
  slug: 'media',
  labels: { singular: { fr: 'Image', en: 'Image' }, plural: { fr: 'Images', en: 'Images' } },
  admin: {
    useAsTitle: 'originalName',
    defaultColumns: ['alt', 'originalName', 'consentState', 'updatedAt'],
    listSearchableFields: ['filename', 'originalName', 'alt', 'credit'],
    components: {
      beforeListTable: [
        readyFilters(
          toTranslate(['alt', ['decorative', 'not_equals', 'true'], ['mimeType', 'not_equals', 'text/vtt']]),
        ),
      ],
    },
    group: { fr: 'Médias', en: 'Media' },
    description: {
      fr: 'Images JPEG, PNG, WebP ou AVIF, et sous-titres WebVTT, jusqu’à 10 Mo. Lieu et date de prise de vue sont effacés à l’envoi. « Modifier l’image » règle le cadrage et le point à garder visible dans les formats recadrés.',
      en: 'JPEG, PNG, WebP or AVIF images and WebVTT captions, up to 10 MB. Place and date of the shot are erased. “Edit image” sets the crop and the focal point that cropped sizes keep in view.',
    },
  },
  defaultSort: '-updatedAt',
  disableDuplicate: true,
  access: { read: consentedOnly, create: staffOnly, update: publishersOnly, delete: publishersOnly },
  upload: {
    ...withoutPayloadStorage,
    mimeTypes: acceptedTypes,
    imageSizes: sizes.map(({ name, width, height }) => ({ name, width, height, admin: notInLists })),
    adminThumbnail: 'portraitSmall',
    focalPoint: true,
    crop: true,
    displayPreview: true,
  },
  endpoints: [
    sameFileEndpoint,
    serveFile({
      collection: 'media',
      store,
      sizes: sizes.map(({ name }) => name),
      cacheControl: mediaCacheControl,
    }),
  ],
  fields: mediaFields,
  hooks: {
    beforeOperation: [
      requireConsentOfContributors,
      receiveFile({
        store,
        prepare: prepareMedia,
        inTurn: inImageTurn,
        isEdited: changesImage,
        hidesName: showsPerson,
      }),
    ],
    beforeValidate: [refuseHiddenName],
    beforeChange: [syncConsent],
    afterChange: [recheckConsent],
  },
})

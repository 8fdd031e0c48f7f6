import type { CollectionConfig } from 'payload'
import { createdInOwn, publishedWithConsent, publishersOnly, updatedInOwn } from '../shared/access/rules'
import { versionsOfOwn } from '../shared/access/versions'
import { readyFilters, toTranslate, untitled, withoutPhoto } from '../shared/admin/ready-filters'
import { shareButton } from '../shared/admin/share-button'
import { defineContent } from '../shared/define-collection'
import { generateSlug, recordFormerSlug } from '../shared/hooks/generate-slug'
import {
  recheckConsent,
  refreshPhotoConsent,
  refreshPhotoConsentAfterDelete,
  syncConsent,
} from '../shared/hooks/refresh-consent'
import { recheckErased, refuseErased } from '../shared/hooks/refuse-erased'
import { restoreVersion } from '../shared/restore-version'
import { testimonialFields } from './fields'
import { forgetFileName, forgetFormerSlugs, forgetFormerVersions, hasOutdatedSlug, refuseHiddenName } from './hooks'

/** The story of a career change, public only while consent covers it. */
export const Testimonials: CollectionConfig = defineContent({
  slug: 'testimonials',
  labels: { singular: { fr: 'Témoignage', en: 'Testimonial' }, plural: { fr: 'Témoignages', en: 'Testimonials' } },
  titleOfNew: { fr: 'Nouveau témoignage', en: 'New testimonial' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'before', 'after', 'consentState', '_status'],
    listSearchableFields: ['name'],
    components: {
      beforeListTable: [readyFilters(withoutPhoto, toTranslate('quote'), untitled('name'))],
      edit: shareButton,
    },
    group: { fr: 'Personnes', en: 'People' },
    description: {
      fr: 'Un témoignage paraît sur le site quand il est publié et qu’un accord le couvre.',
      en: 'A testimonial is public once it is published and covered by a consent.',
    },
  },
  defaultSort: 'nameKey',
  access: {
    read: publishedWithConsent,
    readVersions: versionsOfOwn('version.editions'),
    create: createdInOwn('editions'),
    update: updatedInOwn('editions'),
    delete: publishersOnly,
  },
  endpoints: [restoreVersion('testimonials', { video: 'video', photo: 'photo' })],
  fields: testimonialFields,
  hooks: {
    beforeValidate: [refuseErased, generateSlug({ from: 'name', isOutdated: hasOutdatedSlug }), refuseHiddenName],
    beforeChange: [syncConsent('testimonials'), recordFormerSlug, forgetFormerSlugs],
    afterChange: [recheckErased, recheckConsent, refreshPhotoConsent, forgetFormerVersions, forgetFileName],
    afterDelete: [refreshPhotoConsentAfterDelete],
  },
})

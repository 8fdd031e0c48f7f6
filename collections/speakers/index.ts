import type { CollectionConfig } from 'payload'
import { publishedUnlessWithdrawn, publishersOnly, staffOnly, writtenByStaff } from '../shared/access/rules'
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
import { speakerFields } from './fields'

/** A person who speaks, moderates or hosts; one document for all editions. */
export const Speakers: CollectionConfig = defineContent({
  slug: 'speakers',
  labels: {
    singular: { fr: 'Intervenante ou intervenant', en: 'Speaker' },
    plural: { fr: 'Intervenantes et intervenants', en: 'Speakers' },
  },
  titleOfNew: { fr: 'Nouvelle personne', en: 'New person' },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'headline', 'organisation', '_status'],
    listSearchableFields: ['name'],
    components: {
      beforeListTable: [readyFilters(withoutPhoto, toTranslate('headline'), untitled('name'))],
      edit: shareButton,
    },
    group: { fr: 'Personnes', en: 'People' },
    description: {
      fr: 'Une personne garde la même fiche d’une édition à l’autre.',
      en: 'A person keeps one page from one edition to the next.',
    },
  },
  defaultSort: 'nameKey',
  access: {
    read: publishedUnlessWithdrawn,
    readVersions: staffOnly,
    create: writtenByStaff,
    update: writtenByStaff,
    delete: publishersOnly,
  },
  endpoints: [restoreVersion('speakers', { photo: 'photo' })],
  fields: speakerFields,
  hooks: {
    beforeValidate: [refuseErased, generateSlug({ from: 'name' })],
    beforeChange: [syncConsent('speakers'), recordFormerSlug],
    afterChange: [recheckErased, recheckConsent, refreshPhotoConsent],
    afterDelete: [refreshPhotoConsentAfterDelete],
  },
})

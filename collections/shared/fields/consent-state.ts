import type { Field } from 'payload'
import { ALWAYS, NEVER } from '../../../src/domain/consent'
import { staffOnlyField, systemOnly } from '../access/rules'
import { computeConsentState } from '../hooks/compute-consent-state'

/**
 * Until when consent covers what a document shows. A query constraint of public reads; written by hooks only, and
 * readable, filterable and sortable by the staff only.
 */
export const consentUntil: Field = {
  name: 'consentUntil',
  type: 'date',
  index: true,
  label: { fr: 'Accord valable jusqu’au', en: 'Consent valid until' },
  access: { read: staffOnlyField, create: systemOnly, update: systemOnly },
  admin: { hidden: true, disableBulkEdit: true },
  hooks: { beforeDuplicate: [() => NEVER] },
}

/** The same for a speaker, whose name needs no consent until the person chooses what to show of them. */
export const nameConsentUntil = { ...consentUntil, hooks: { beforeDuplicate: [() => ALWAYS] } } as Field

/** The state of consent as one word, for lists and forms. Computed on read, never stored. */
export const consentState: Field = {
  name: 'consentState',
  type: 'select',
  virtual: true,
  label: { fr: 'Accord', en: 'Consent' },
  access: { read: staffOnlyField },
  options: [
    { value: 'not-needed', label: { fr: 'Non nécessaire', en: 'Not needed' } },
    { value: 'valid', label: { fr: 'Valable', en: 'Valid' } },
    { value: 'ends-soon', label: { fr: 'Se termine bientôt', en: 'Ends soon' } },
    { value: 'missing', label: { fr: 'Manquant ou terminé', en: 'Missing or ended' } },
  ],
  admin: {
    position: 'sidebar',
    readOnly: true,
    disableListFilter: true,
    description: {
      fr: 'Sans accord valable, rien ne paraît sur le site. Les accords se règlent dans « Accords ».',
      en: 'Without a valid consent nothing is public. Consents are kept in “Consents”.',
    },
  },
  hooks: { afterRead: [computeConsentState] },
}

import type { Field } from 'payload'
import { NEVER } from '../../../src/domain/consent'
import { staffOnlyField, systemOnly } from '../access/rules'
import { computeConsentState } from '../hooks/compute-consent-state'

/**
 * Up to when the people in a document agree to be shown. Public reads are constrained by it; only hooks write it, and
 * only the staff reads it, filters or sorts by it.
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

/** The same in a word, for lists and forms. Computed when read, never stored. */
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

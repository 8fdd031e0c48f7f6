import type { SelectField } from 'payload'

/** The accessibility of a room or a session. */
export const accessibility: SelectField = {
  name: 'accessibility',
  type: 'select',
  hasMany: true,
  label: { fr: 'Accessibilité', en: 'Accessibility' },
  options: [
    { value: 'lsf', label: { fr: 'Langue des signes (LSF)', en: 'French sign language' } },
    { value: 'captions', label: { fr: 'Sous-titrage en direct', en: 'Live captions' } },
    { value: 'hearing-loop', label: { fr: 'Boucle magnétique', en: 'Hearing loop' } },
    { value: 'step-free', label: { fr: 'Accès de plain-pied', en: 'Step-free access' } },
    { value: 'quiet', label: { fr: 'Espace calme', en: 'Quiet space' } },
  ],
}

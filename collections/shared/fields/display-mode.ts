import type { Bilingual } from '../../../src/domain/bilingual'
import { type DisplayMode, displayModes } from '../../../src/domain/display-mode'

const labels: Record<DisplayMode, Bilingual> = {
  'full-name': { fr: 'Prénom et nom', en: 'Full name' },
  'first-name': { fr: 'Prénom seul', en: 'First name' },
  pseudonym: { fr: 'Pseudonyme', en: 'Pseudonym' },
}

/** The ways to show the name of a person, as options of a field. */
export const displayModeOptions = displayModes.map((value) => ({ value, label: labels[value] }))

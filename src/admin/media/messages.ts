import type { Bilingual } from '../../domain/bilingual'

/** The messages of pictures in forms and lists. */
export const pictureMessages = {
  undescribed: {
    fr: 'Cette image n’est pas décrite.',
    en: 'This image has no description.',
  },
  decorative: { fr: 'Image décorative', en: 'Decorative image' },
  captions: { fr: 'Sous-titres', en: 'Captions' },
  unreadable: { fr: 'Cette image n’existe plus.', en: 'This image no longer exists.' },
  sameFile: {
    fr: 'Cette image est déjà dans la médiathèque :',
    en: 'This image is in the media library already:',
  },
  credit: { fr: 'Crédit :', en: 'Credit:' },
} satisfies Record<string, Bilingual>

import type { AltAdvice } from '../../domain/alt-text'
import type { Reason } from '../../domain/writing/suggestion'

const french = {
  typography: 'Typographie',
  correct: 'Corriger',
  correctIn: (field: string) => `Corriger la typographie\u00A0: ${field}`,
  insteadOf: (found: string) => `Au lieu de «\u00A0${found}\u00A0»\u00A0:`,
  replace: (found: string, by: string) => `Remplacer «\u00A0${found}\u00A0» par «\u00A0${by}\u00A0»`,
  ignore: 'Ignorer',
  ignoreNamed: (found: string) => `Ignorer la suggestion pour «\u00A0${found}\u00A0»`,
  dots: 'Les lecteurs d’écran lisent mal cette forme.',
  reasons: {
    apostrophe: 'apostrophes',
    quotes: 'guillemets',
    'no-break-space': 'espaces insécables',
    ellipsis: 'points de suspension',
    spaces: 'espaces en trop',
    'both-genders': '',
    dots: '',
  } satisfies Record<Reason, string>,
  length: (length: number, most: number) => `${length} signes sur ${most} environ`,
  tooLong: (length: number, most: number) =>
    `${length} signes. Au-delà de ${most} environ, les cartes, les moteurs de recherche et les partages coupent la fin\u00A0: placez l’essentiel au début.`,
  altTitle: 'Que dirait-on de cette image au téléphone\u00A0?',
  altTips: [
    'Qui ou quoi, et ce qui se passe\u00A0: une phrase suffit.',
    'S’il y a du texte dans l’image, écrivez-le.',
    'Ne dites rien de l’origine, de l’âge ou de la santé d’une personne, sauf si elle l’a choisi.',
  ],
  altAdvice: {
    'file-name': 'Ceci est le nom du fichier. Dites plutôt ce que l’on voit.',
    'starts-with-photo': 'Commencez par ce que l’on voit\u00A0: les lecteurs d’écran annoncent déjà une image.',
    'few-words': 'C’est très court. Que se passe-t-il sur l’image\u00A0?',
    long: 'C’est long à écouter. Gardez l’essentiel, et mettez le reste dans le texte de la page.',
  } satisfies Record<AltAdvice, string>,
  altGood: 'Merci, cette description aidera.',
}

const english: typeof french = {
  typography: 'French typography',
  correct: 'Correct',
  correctIn: (field) => `Correct the typography: ${field}`,
  insteadOf: (found) => `Instead of “${found}”:`,
  replace: (found, by) => `Replace “${found}” with “${by}”`,
  ignore: 'Ignore',
  ignoreNamed: (found) => `Ignore the suggestion for “${found}”`,
  dots: 'Screen readers stumble on this form.',
  reasons: {
    apostrophe: 'apostrophes',
    quotes: 'quotation marks',
    'no-break-space': 'spaces that do not break',
    ellipsis: 'ellipses',
    spaces: 'double spaces',
    'both-genders': '',
    dots: '',
  },
  length: (length, most) => `${length} of about ${most} characters`,
  tooLong: (length, most) =>
    `${length} characters. Beyond about ${most}, cards, search engines and shared links cut the end: say what matters first.`,
  altTitle: 'What would you say of this image on the phone?',
  altTips: [
    'Who or what, and what happens: one sentence is enough.',
    'If there is text in the image, write it.',
    'Say nothing of somebody’s origin, age or health unless they chose it.',
  ],
  altAdvice: {
    'file-name': 'This is the name of the file. Say what can be seen instead.',
    'starts-with-photo': 'Begin with what can be seen: screen readers already announce an image.',
    'few-words': 'This is very short. What happens in the image?',
    long: 'This is long to listen to. Keep what matters, and put the rest in the text of the page.',
  },
  altGood: 'Thank you, this description will help.',
}

/** What the help beside texts says. */
export const writingWords = { fr: french, en: english }

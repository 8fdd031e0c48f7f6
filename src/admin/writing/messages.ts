import type { AltAdvice } from '../../domain/alt-text'
import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { Reason } from '../../domain/writing/suggestion'

/** The messages of the help beside texts. */
export const writingMessages = {
  typography: { fr: 'Typographie', en: 'French typography' },
  correct: { fr: 'Corriger', en: 'Correct' },
  ignore: { fr: 'Ignorer', en: 'Ignore' },
  dots: { fr: 'Les lecteurs d’écran lisent mal cette forme.', en: 'Screen readers stumble on this form.' },
  altTitle: { fr: 'Que dirait-on de cette image au téléphone ?', en: 'What would you say of this image on the phone?' },
  altGood: { fr: 'Merci, cette description aidera.', en: 'Thank you, this description will help.' },
} satisfies Record<string, Bilingual>

/** The change of a suggestion of typography; those of inclusive writing have sentences of their own. */
export const reasonLabels: Record<Reason, Bilingual> = {
  apostrophe: { fr: 'apostrophes', en: 'apostrophes' },
  quotes: { fr: 'guillemets', en: 'quotation marks' },
  'no-break-space': { fr: 'espaces insécables', en: 'spaces that do not break' },
  ellipsis: { fr: 'points de suspension', en: 'ellipses' },
  spaces: { fr: 'espaces en trop', en: 'double spaces' },
  'both-genders': { fr: '', en: '' },
  dots: { fr: '', en: '' },
}

/** How to describe an image. */
export const altTips: Bilingual[] = [
  {
    fr: 'Qui ou quoi, et ce qui se passe : une phrase suffit.',
    en: 'Who or what, and what happens: one sentence is enough.',
  },
  { fr: 'S’il y a du texte dans l’image, écrivez-le.', en: 'If there is text in the image, write it.' },
  {
    fr: 'Ne dites rien de l’origine, de l’âge ou de la santé d’une personne, sauf si elle l’a choisi.',
    en: 'Say nothing of somebody’s origin, age or health unless they chose it.',
  },
]

/** Advice on the description of an image. */
export const altAdviceLabels: Record<AltAdvice, Bilingual> = {
  'file-name': {
    fr: 'Ceci est le nom du fichier. Dites plutôt ce que l’on voit.',
    en: 'This is the name of the file. Say what can be seen instead.',
  },
  'starts-with-photo': {
    fr: 'Commencez par ce que l’on voit : les lecteurs d’écran annoncent déjà une image.',
    en: 'Begin with what can be seen: screen readers already announce an image.',
  },
  'few-words': {
    fr: 'C’est très court. Que se passe-t-il sur l’image ?',
    en: 'This is very short. What happens in the image?',
  },
  long: {
    fr: 'C’est long à écouter. Gardez l’essentiel, et mettez le reste dans le texte de la page.',
    en: 'This is long to listen to. Keep what matters, and put the rest in the text of the page.',
  },
}

/** The accessible name of the button that corrects a text. */
export const formatCorrect = (field: string, language: Language) =>
  inLanguage({ fr: `Corriger la typographie : ${field}`, en: `Correct the typography: ${field}` }, language)

/** « Au lieu de « participants » : ». */
export const formatInsteadOf = (found: string, language: Language) =>
  inLanguage({ fr: `Au lieu de « ${found} » :`, en: `Instead of “${found}”:` }, language)

/** The accessible name of a suggestion. */
export const formatReplace = (found: string, by: string, language: Language) =>
  inLanguage({ fr: `Remplacer « ${found} » par « ${by} »`, en: `Replace “${found}” with “${by}”` }, language)

/** The accessible name of the button that hides a suggestion. */
export const formatIgnore = (found: string, language: Language) =>
  inLanguage({ fr: `Ignorer la suggestion pour « ${found} »`, en: `Ignore the suggestion for “${found}”` }, language)

/** « 64 signes sur 70 environ ». */
export const formatLength = (length: number, most: number, language: Language) =>
  inLanguage({ fr: `${length} signes sur ${most} environ`, en: `${length} of about ${most} characters` }, language)

/** The note beside a text that is too long for cards. */
export const formatTooLong = (length: number, most: number, language: Language) =>
  inLanguage(
    {
      fr: `${length} signes. Au-delà de ${most} environ, les cartes, les moteurs de recherche et les partages coupent la fin : placez l’essentiel au début.`,
      en: `${length} characters. Beyond about ${most}, cards, search engines and shared links cut the end: say what matters first.`,
    },
    language,
  )

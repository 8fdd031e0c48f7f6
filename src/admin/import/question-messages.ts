import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { QuestionKind } from '../../domain/exchange/questions'

/** The messages about what a file says and the programme does not know. */
export const questionMessages = {
  title: { fr: 'Vos mots et les nôtres', en: 'Your words and ours' },
  intro: {
    fr: 'Ce fichier emploie des mots que le programme ne connaît pas. Dites une fois ce qu’ils désignent : le prochain import s’en souviendra. Ce qui est déjà choisi est une proposition.',
    en: 'This file uses words that the programme does not know. Say once what they mean: the next import remembers it. What is chosen already is a suggestion.',
  },
  answered: { fr: 'Vos correspondances, à revoir si besoin', en: 'Your answers, to change if need be' },
  choose: { fr: 'À choisir', en: 'To choose' },
  confirm: { fr: 'Confirmer ces choix', en: 'Confirm these choices' },
} satisfies Record<string, Bilingual>

/** What the questions of each kind ask. */
export const questionKinds: Record<QuestionKind, Bilingual> = {
  column: { fr: 'Que contiennent ces colonnes ?', en: 'What is in these columns?' },
  line: {
    fr: 'Ces titres sont seuls sur leur ligne. Que sont-ils ?',
    en: 'These titles are alone on their lines. What are they?',
  },
  format: { fr: 'À quels formats correspondent ces mots ?', en: 'Which formats do these words mean?' },
  track: { fr: 'À quels thèmes correspondent ces mots ?', en: 'Which tracks do these words mean?' },
  language: { fr: 'Quelles sont ces langues ?', en: 'Which languages are they?' },
  accessibility: {
    fr: 'À quoi correspondent ces mesures d’accessibilité ?',
    en: 'Which accessibility measures are they?',
  },
  status: { fr: 'Ces sessions ont-elles lieu ?', en: 'Do these sessions take place?' },
  role: { fr: 'Quels sont ces rôles ?', en: 'Which roles are they?' },
  room: { fr: 'Quelles sont ces salles ?', en: 'Which rooms are they?' },
  person: { fr: 'Qui sont ces personnes ?', en: 'Who are these people?' },
}

/** « 12 fois, d’abord à la ligne 3 ». */
export const formatOccurrences = (count: number, row: number, language: Language) =>
  inLanguage(
    count === 1
      ? { fr: `ligne ${row}`, en: `line ${row}` }
      : { fr: `${count} fois, d’abord ligne ${row}`, en: `${count} times, first on line ${row}` },
    language,
  )

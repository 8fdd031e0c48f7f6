import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { OthersEdit } from '../../domain/edits/edit-request'
import { formatList } from '../../domain/format-list'
import { formatClock } from '../../domain/format-moment'

/** The messages of two people who edit one document. */
export const editMessages = {
  title: { fr: 'Deux personnes ont changé le même champ', en: 'Two people have changed the same field' },
  explanation: {
    fr: 'Rien n’est perdu. Choisissez ce qui reste ; les autres champs continuent de s’enregistrer.',
    en: 'Nothing is lost. Choose what stays; the other fields go on being saved.',
  },
  yours: { fr: 'Votre version', en: 'Your version' },
  earlier: { fr: 'La version enregistrée ailleurs', en: 'The version saved elsewhere' },
  keepYours: { fr: 'Garder la mienne', en: 'Keep mine' },
  keepEarlier: { fr: 'Garder l’autre', en: 'Keep the other' },
  keepTheirs: { fr: 'Garder la sienne', en: 'Keep theirs' },
  empty: { fr: '(vide)', en: '(empty)' },
  close: { fr: 'Fermer', en: 'Close' },
} satisfies Record<string, Bilingual>

/** « La version de Claire Martin, à 14 h 32 ». */
export function formatTheirs({ name, isOwn, at }: OthersEdit, language: Language): string {
  if (isOwn) return inLanguage(editMessages.earlier, language)
  const time = at ? formatTime(at, language) : ''
  const who = name ?? inLanguage(somebody, language)
  return inLanguage(
    {
      fr: `La version de ${who}${time && `, à ${time}`}`,
      en: `The version of ${who}${time && `, at ${time}`}`,
    },
    language,
  )
}

/** « Claire Martin a changé : Titre et Salle. » for each person; nothing for changes whose author is not known. */
export function formatOthers(others: OthersEdit[], language: Language): string[] {
  const authors = new Map<string | symbol, Set<string>>()
  for (const { name, isOwn, label } of others) {
    const who = isOwn ? OWN : name
    if (who) authors.set(who, (authors.get(who) ?? new Set()).add(label))
  }
  return [...authors].map(([who, labels]) => {
    const fields = formatList([...labels], language)
    const own = { fr: `Changé par vous ailleurs : ${fields}.`, en: `Changed by you elsewhere: ${fields}.` }
    return inLanguage(
      who === OWN ? own : { fr: `${String(who)} a changé : ${fields}.`, en: `${String(who)} changed: ${fields}.` },
      language,
    )
  })
}

const OWN = Symbol('own')
const somebody = { fr: 'quelqu’un d’autre', en: 'somebody else' }

// By the clock of the reader, as in « Enregistré il y a deux minutes ».
const formatTime = (at: string, language: Language) =>
  formatClock(at, Intl.DateTimeFormat().resolvedOptions().timeZone, language)

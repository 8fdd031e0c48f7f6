import type { Bilingual } from '../bilingual'
import { isPlainDate } from '../zone'
import { type Finding, finding, type Place } from './finding'
import type { Programme } from './programme'
import { isFilled, labelOf, listWords } from './words'

/** Documents that cannot be published because something they need is not written yet. */
export function findIncomplete({ edition, sessions, speakers, rooms }: Programme): Finding[] {
  return [
    ...lacking({ collection: 'editions', id: edition.id, label: labelOf(edition.title) }, [
      ['title', { fr: 'le titre', en: 'the title' }, isFilled(edition.title.fr)],
      ['startsOn', { fr: 'le premier jour', en: 'the first day' }, isPlainDate(edition.startsOn)],
      ['endsOn', { fr: 'le dernier jour', en: 'the last day' }, isPlainDate(edition.endsOn)],
      ['city', { fr: 'la ville', en: 'the city' }, isFilled(edition.city)],
    ]),
    ...sessions.flatMap(({ id, title, format }) =>
      lacking({ collection: 'sessions', id, label: labelOf(title) }, [
        ['title', { fr: 'le titre', en: 'the title' }, isFilled(title.fr)],
        ['format', { fr: 'le format', en: 'the format' }, isFilled(format)],
      ]),
    ),
    ...speakers.flatMap(({ id, name }) =>
      lacking({ collection: 'speakers', id, label: labelOf(name) }, [
        ['name', { fr: 'le nom', en: 'the name' }, isFilled(name)],
      ]),
    ),
    ...rooms.flatMap(({ id, name }) =>
      lacking({ collection: 'rooms', id, label: labelOf(name) }, [
        ['name', { fr: 'le nom', en: 'the name' }, isFilled(name)],
      ]),
    ),
  ]
}

type Need = [path: string, name: Bilingual, isThere: boolean]

function lacking(place: Omit<Place, 'path'>, needs: Need[]): Finding[] {
  const missing = needs.filter(([, , isThere]) => !isThere)
  const [path] = missing[0] ?? []
  if (!path) return []
  const named = (language: 'fr' | 'en') =>
    listWords(
      missing.map(([, name]) => name[language]),
      language,
    )
  return [
    finding(
      'incomplete',
      { ...place, path },
      {
        fr: `Il manque ${named('fr')}. Complétez la fiche pour qu’elle puisse être publiée.`,
        en: `${sentenceCase(named('en'))} missing. Complete the page so that it can be published.`,
      },
    ),
  ]
}

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

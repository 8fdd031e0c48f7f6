import { type Bilingual, inBothLanguages } from '../../bilingual'
import { formatList } from '../../format-list'
import { isPlainDate } from '../../zone'
import { isFilled } from '../label'
import { placeIn } from '../place'
import { defineRule, type Violation } from '../rule'

/** A document that lacks a field without which it cannot be published. */
export const incomplete = defineRule({
  id: 'incomplete',
  level: 'blocks',
  title: { fr: 'Fiche incomplète', en: 'Incomplete page' },
  foundWhen:
    'an edition, a session, a speaker or a room lacks what it needs to be published: a title, a format, a name…',
  find: ({ edition, sessions, speakers, rooms }) => [
    ...missingIn('editions', edition, [
      ['title', { fr: 'le titre', en: 'the title' }, isFilled(edition.title.fr)],
      ['startsOn', { fr: 'le premier jour', en: 'the first day' }, isPlainDate(edition.startsOn)],
      ['endsOn', { fr: 'le dernier jour', en: 'the last day' }, isPlainDate(edition.endsOn)],
      ['city', { fr: 'la ville', en: 'the city' }, isFilled(edition.city)],
    ]),
    ...sessions.flatMap((session) =>
      missingIn('sessions', session, [
        ['title', { fr: 'le titre', en: 'the title' }, isFilled(session.title.fr)],
        ['format', { fr: 'le format', en: 'the format' }, isFilled(session.format)],
      ]),
    ),
    ...speakers.flatMap((speaker) => missingIn('speakers', speaker, [['name', nameField, isFilled(speaker.name)]])),
    ...rooms.flatMap((room) => missingIn('rooms', room, [['name', nameField, isFilled(room.name)]])),
  ],
})

const nameField: Bilingual = { fr: 'le nom', en: 'the name' }

type Need = [path: string, field: Bilingual, isPresent: boolean]

function missingIn(collection: string, doc: Parameters<typeof placeIn>[1], needs: Need[]): Violation[] {
  const missing = needs.filter(([, , isPresent]) => !isPresent)
  const [path] = missing[0] ?? []
  if (!path) return []
  const fields = inBothLanguages((language) =>
    formatList(
      missing.map(([, field]) => field[language]),
      language,
    ),
  )
  const message = {
    fr: `Il manque ${fields.fr}. Complétez la fiche pour qu’elle puisse être publiée.`,
    en: `${capitalised(fields.en)} missing. Complete the page so that it can be published.`,
  }
  return [{ ...placeIn(collection, doc, path), message }]
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

import type { PublicOperation } from '../content/public-routes'
import { type Feed, feeds } from './feeds'

const room = { type: 'string', pattern: '^[a-z0-9-]{1,80}$' }
const slug = { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' }
const language = {
  name: 'lang',
  description: '`fr` (default) or `en`.',
  // A list of values would narrow the type of clients that were generated from contract 1.
  schema: { type: 'string', pattern: '^(?:fr|en)$' },
}
const choice = [
  { name: 'day', description: 'A day of the edition: `2024-05-21`.', schema: { type: 'string', format: 'date' } },
  { name: 'room', description: 'The id of a room, or its name as a slug.', schema: room },
  { name: 'speaker', description: 'The slug of a speaker.', schema: slug },
  { name: 'sessions', description: 'Slugs of sessions, separated by commas.' },
]
const edition = { edition: 'The slug of an edition, or `current`.' }

/** The feeds, as the description of the API shows them. */
export const feedOperations: readonly PublicOperation[] = [
  ...Object.entries(feeds).map(([name, feed]) => operation(name, feed)),
  {
    id: 'getSessionCalendar',
    tag: 'Feeds',
    path: '/feeds/{edition}/sessions/{session}.ics',
    summary: 'One session as a calendar',
    mediaType: 'text/calendar',
    pathParameters: { ...edition, session: 'The slug of the session.' },
    parameters: [language],
  },
]

function operation(name: string, { contentType, summary, hasChoice }: Feed): PublicOperation {
  return {
    id: `get${name
      .split(/[^A-Za-z]/)
      .map(capitalised)
      .join('')}`,
    tag: 'Feeds',
    path: `/feeds/{edition}/${name}`,
    summary,
    mediaType: contentType.split(';')[0] ?? contentType,
    pathParameters: edition,
    parameters: [language, ...(hasChoice ? choice : [])],
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

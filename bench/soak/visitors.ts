import type { SoakContent } from './content'
import type { Counts } from './counts'
import type { Turn } from './editors'
import type { Numbered } from './numbered'
import type { Answer, SoakSite } from './site'

/** What nobody may read any more: addresses of people who withdrew, and of files that were deleted. */
export type Gone = string[]

const REMEMBERED = 50

const isGone = ({ status }: Answer): boolean => status === 404 || status === 410

/** The readers: REST, GraphQL by GET and POST, pages, feeds and pictures. Each compares what it reads with what was acknowledged before. */
export function visitorTurns(
  site: SoakSite,
  { speakers, comingAndGoing, released, edition }: SoakContent,
  gone: Gone,
  counts: Counts,
): Record<string, Turn> {
  const read = async (path: string, states: Numbered[], method = 'GET', body?: object): Promise<Answer | undefined> => {
    const least = states.map(({ acknowledged }) => acknowledged)
    const answer = await site.try(method, path, body)
    if (!answer) return undefined
    counts.reads += 1
    if (answer.status >= 400 && !(isGone(answer) && states.includes(comingAndGoing))) {
      site.errors.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`)
      return undefined
    }
    for (const [nth, state] of states.entries()) {
      const fault = state.fault(least[nth] ?? 0, state.seenIn(answer.text))
      if (fault) counts.stale.push(`${path}: ${fault}`)
    }
    if (answer.text.includes('Jamais ')) counts.stale.push(`${path}: a title that was never published`)
    return answer
  }
  const query = '{ Speakers(limit: 100, where: { name: { like: "Persona" } }) { docs { name } } }'
  const bySearch = '/api/speakers?limit=100&depth=0&where[name][like]=Persona'
  return {
    rest: async (nth) => {
      const speaker = speakers[nth % speakers.length]
      if (speaker) await read(`/api/speakers/${speaker.id}?depth=0`, [speaker])
      await read(bySearch, [...speakers, comingAndGoing])
      await read(`/api/speakers/${comingAndGoing.id}?depth=0`, [comingAndGoing])
    },
    graphql: async () => {
      await read(`/api/graphql?query=${encodeURIComponent(query)}`, speakers)
      await read('/api/graphql', speakers, 'POST', { query })
    },
    programme: async () => {
      const answer = await read(`/api/sessions?where[edition][equals]=${edition.id}&depth=1&limit=50`, [released])
      const states = new Set([...(answer?.text ?? '').matchAll(/Parue n(\d+)n/g)].map(([, state]) => state))
      if (answer && states.size !== 1) counts.stale.push(`a release was seen in half: ${[...states].join(', ')}`)
      await read(`/fr/editions/${edition.slug}`, [released])
      await read(`/feeds/${edition.slug}/calendar.ics`, [released])
      await read('/fr/editions', [])
    },
    leavers: async (nth) => {
      const path = gone[gone.length - 1 - (nth % Math.min(gone.length, REMEMBERED))]
      const answer = path && (await site.try('GET', path))
      if (!answer) return
      counts.reads += 1
      if (answer.status < 400) counts.stale.push(`${path}: ${answer.status}, though it is gone`)
    },
  }
}

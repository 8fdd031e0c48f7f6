import { Numbered } from './numbered'
import type { SoakSite } from './site'

/** What the editors of a soak change, and its readers read. */
export interface SoakContent {
  /** Renamed with each publication. */
  speakers: Numbered[]
  /** Published in even states, withdrawn from the public in odd ones. */
  comingAndGoing: Numbered
  edition: { id: string; slug: string }
  /** The one into which programmes are imported. */
  importEdition: { id: string }
  /** Sessions that only releases publish: all of them show the same state. */
  released: Numbered
  sessions: string[]
}

const DAY = '2027-05-21'
const SPEAKERS = 4
const SESSIONS = 3

/** Creates it on a server that runs. */
export async function createContent(site: SoakSite): Promise<SoakContent> {
  const create = async (collection: string, data: object) => {
    const { status, text } = await site.ask('POST', `/api/${collection}`, { ...data, _status: 'published' })
    if (status !== 201) throw new Error(`${collection}: ${status} ${text}`)
    return JSON.parse(text).doc as { id: string; slug: string }
  }
  const aSpeaker = async (name: string, isPublic?: (state: number) => boolean) => {
    const { id } = await create('speakers', { name: `${name} n0n` })
    return new Numbered(id, name, isPublic)
  }
  const speakers: Numbered[] = []
  for (let nth = 0; nth < SPEAKERS; nth += 1) speakers.push(await aSpeaker(`Persona ${'ABCD'[nth]}`))
  const days = { startsOn: DAY, endsOn: DAY, timezone: 'Europe/Paris' }
  const edition = await create('editions', { title: 'Endurance', city: 'Nîmes', attendance: 'onsite', ...days })
  const importEdition = await create('editions', { title: 'Imports', city: 'Arles', attendance: 'onsite', ...days })
  const sessions: string[] = []
  for (let nth = 0; nth < SESSIONS; nth += 1) {
    const times = { startsAt: `${DAY}T0${6 + nth}:00:00Z`, endsAt: `${DAY}T0${6 + nth}:45:00Z` }
    const [speaker] = speakers
    const participants = [{ speaker: speaker?.id, role: 'speaker' }]
    const session = { edition: edition.id, title: 'Parue n0n', format: 'workshop', status: 'scheduled', ...times }
    sessions.push((await create('sessions', { ...session, participants })).id)
  }
  const comingAndGoing = await aSpeaker('Persona E', (state) => state % 2 === 0)
  return { speakers, comingAndGoing, edition, importEdition, released: new Numbered(edition.id, 'Parue'), sessions }
}

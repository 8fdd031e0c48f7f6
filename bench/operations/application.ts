import config from '@payload-config'
import { getPayload, type Payload } from 'payload'
import { migrateInDevelopment } from '../../src/boot/migrate'
import { refreshStatistics } from '../../src/database/fresh-statistics'

type Handler = (request: Request, context: { params: Promise<{ slug: string[] }> }) => Promise<Response>

/** The application in this process, called through the handlers of its REST API as an editor. */
export interface Application {
  payload: Payload
  /** Sends a request to `/api/…`. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Creates a draft of an edition of one day, and returns its id. */
  createEdition(title: string): Promise<string>
}

const account = { email: 'mesure@exemple.fr', password: 'Quatre-mots-au-hasard-7' }

/** Starts Payload on the database of the environment, without a server. */
export async function startApplication(): Promise<Application> {
  const payload = await getPayload({ config })
  await migrateInDevelopment(payload)
  await refreshStatistics(payload)
  const handlers = (await import('../../src/app/(payload)/api/[...slug]/route')) as unknown as Record<string, Handler>
  const system = { depth: 0, overrideAccess: true } as const
  const editor = { ...account, name: 'Mesure', role: 'editor' } as const
  await payload.create({ ...system, collection: 'users', data: editor })
  const { token } = await payload.login({ collection: 'users', data: account, overrideAccess: true })
  return {
    payload,
    fetch: (path, init) => {
      const url = new URL(path, 'http://localhost:3000')
      const headers = new Headers(init?.headers)
      headers.set('authorization', `JWT ${token}`)
      const handler = handlers[init?.method ?? 'GET']
      if (!handler) throw new Error(`There is no handler of ${init?.method}.`)
      const slug = url.pathname.split('/').slice(2).map(decodeURIComponent)
      return handler(new Request(url, { ...init, headers }), { params: Promise.resolve({ slug }) })
    },
    createEdition: async (title) => {
      const day = '2024-05-21'
      const data = {
        title,
        startsOn: day,
        endsOn: day,
        timezone: 'Europe/Paris',
        city: 'Montpellier',
        attendance: 'onsite',
      } as const
      const { id } = await payload.create({
        ...system,
        collection: 'editions',
        data: { ...data, _status: 'draft' },
        draft: true,
      })
      return String(id)
    },
  }
}

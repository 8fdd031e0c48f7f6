import type { Endpoint, SanitizedConfig } from 'payload'
import type { Refusal } from '../../http/refusal'

type Route = Pick<Endpoint, 'path' | 'method'>

/**
 * Why no endpoint answers a method at a path of REST: 405 with the methods that are answered there, else 404. `undefined`
 * when one does, so that a 404 is about what it looked for.
 */
export function routeRefusal(
  { collections, endpoints }: SanitizedConfig,
  method: string,
  path: string,
): Refusal | undefined {
  const [, , slug = '', ...rest] = path.split('/')
  const collection = collections.find((one) => one.slug === slug)
  if (collection?.endpoints === false) return undefined
  const routes: readonly Route[] = collection ? (collection.endpoints ?? []) : (endpoints ?? [])
  const below = collection ? `/${rest.join('/')}` : path.replace(/^\/api/, '')
  const methods = routes.filter((route) => patternOf(route.path).test(below)).map((route) => route.method.toUpperCase())
  if (methods.includes(method === 'HEAD' ? 'GET' : method)) return undefined
  return methods.length > 0 ? methodRefusal(methods) : noRoute
}

/** The refusal of a method at a path where others are answered. A path with GET answers HEAD too, and every path OPTIONS. */
export function methodRefusal(methods: readonly string[]): Refusal {
  const allowed = [...new Set([...methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])), 'OPTIONS'])]
  return {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: {
      fr: `Cette adresse ne répond qu’à : ${allowed.join(', ')}.`,
      en: `This address answers these methods only: ${allowed.join(', ')}.`,
    },
    headers: { Allow: allowed.join(', ') },
  }
}

/** The refusal of a path that nothing answers. */
export const noRoute: Refusal = {
  status: 404,
  code: 'ROUTE_NOT_FOUND',
  message: {
    fr: 'L’API n’a rien à cette adresse. Les collections publiques sont à /api/sessions, /api/speakers…',
    en: 'The API has nothing at this address. Public collections are at /api/sessions, /api/speakers…',
  },
}

/** The paths that a path of an endpoint stands for: `:name` is one step, `:name?` one or none. */
function patternOf(path: string): RegExp {
  const steps = path.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/\/:\w+/g, '/[^/]+')
  return new RegExp(`^${steps.replace(/\/$/, '')}/?$`)
}

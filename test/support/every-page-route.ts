import { readdirSync } from 'node:fs'

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

/** A method of a route of Next, other than those of the API. */
interface PageRoute {
  /** `GET /[locale]/shared/[token]`. */
  name: string
  /** Responds to a request with this `Authorization` header, or without. */
  respond(authorization?: string): Promise<Response>
}

const app = new URL('../../src/app/', import.meta.url)

/**
 * Every method of every route below `src/app`, but the API and the page of the admin. `values` are parameters of paths; others are
 * `fr` for a language, and a name that nothing has.
 */
export async function everyPageRoute(values: Record<string, string>): Promise<PageRoute[]> {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(route|page)\.tsx?$/.test(name),
  )
  const routes = files.filter((name) => !name.startsWith('(payload)/api/') && !name.endsWith('/page.tsx'))
  const pages = files.filter((name) => name.endsWith('page.tsx'))
  if (pages.join() !== '(payload)/admin/[[...segments]]/page.tsx') throw new Error(`A page of unknown access: ${pages}`)
  const found: PageRoute[] = []
  for (const file of routes.sort()) {
    const module = (await import(new URL(file, app).href)) as Record<string, Handler | string>
    const path = `/${file.replace(/\(\w+\)\//g, '').replace(/\/?route\.tsx?$/, '')}`
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const handler = module[method]
      if (typeof handler !== 'function') continue
      const params = paramsOf(path, values)
      const pathname = path.replace(/\/\[\[\.\.\.\w+\]\]/, '').replace(/\[(\w+)\]/g, (_, name) => String(params[name]))
      const respond: PageRoute['respond'] = (authorization) => {
        const headers = authorization ? { authorization } : undefined
        return handler(new Request(`http://localhost:3000${pathname || '/'}`, { method, headers }), {
          params: Promise.resolve(params),
        })
      }
      found.push({ name: `${method} ${path}`, respond })
    }
  }
  return found
}

function paramsOf(path: string, values: Record<string, string>): Record<string, string | string[]> {
  const names = [...path.matchAll(/\[(\[\.\.\.)?(\w+)\]/g)].map(([, isRest, name = '']) => [name, isRest] as const)
  return Object.fromEntries(
    names.map(([name, isRest]) => [name, isRest ? [] : (values[name] ?? (name === 'locale' ? 'fr' : 'nothing'))]),
  )
}

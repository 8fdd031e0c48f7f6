import { personLinkPath } from '../../src/domain/person-link'
import type { Session, TestApp } from './app'

const ORIGIN = 'http://localhost:3000'
let visits = 0

/** A browser of a person: it sends forms from the pages that it opened, and holds its cookie. */
export class PersonVisit {
  cookie = ''
  /** Attempts are limited by address: each visit has one of its own. */
  readonly address: string
  html = ''

  constructor() {
    visits += 1
    this.address = `192.0.2.${visits}`
  }

  request(path: string, form?: Record<string, string | string[]>, headers: Record<string, string> = {}) {
    const body =
      form &&
      new URLSearchParams(
        Object.entries(form).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
      )
    const type = 'application/x-www-form-urlencoded'
    return this.#send(path, body && { type, bytes: new TextEncoder().encode(`${body}`) }, headers)
  }

  async #send(
    path: string,
    body?: { type: string; bytes: Uint8Array<ArrayBuffer> },
    headers: Record<string, string> = {},
  ) {
    const route = await import('../../src/app/(site)/ma-page/[[...path]]/route')
    const request = new Request(ORIGIN + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'x-forwarded-for': this.address,
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': body.type, 'content-length': String(body.bytes.length) } : {}),
        ...headers,
      },
      body: body?.bytes,
    })
    const names = new URL(request.url).pathname.split('/').slice(2)
    const response = await (body ? route.POST : route.GET)(request, { params: Promise.resolve({ path: names }) })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = set.split(';', 1)[0] ?? ''
    return response
  }

  /** Opens a link as a person does: the page of the link, its button, and the page that follows. */
  async open(link: string): Promise<Response> {
    await this.request(link)
    const opened = await this.request(link, {})
    return opened.status === 303 ? this.show() : opened
  }

  /** Requests the open page. */
  async show(path = '/ma-page'): Promise<Response> {
    const response = await this.request(path)
    this.html = await response.clone().text()
    return response
  }

  /** Sends a form of the open page, and returns the page that follows. */
  async send(action: string, fields: Record<string, string | string[]> = {}): Promise<Response> {
    return this.#follow(await this.request('/ma-page', { action, jeton: this.#token(), ...fields }))
  }

  /** Sends a photo from the open page, and returns the page that follows. */
  async sendPhoto(
    file: Blob,
    fields: Record<string, string> = { accepte: 'oui' },
    name = 'amina-benali.jpg',
  ): Promise<Response> {
    const form = new FormData()
    for (const [field, value] of Object.entries({ action: 'photo', jeton: this.#token(), ...fields }))
      form.set(field, value)
    form.set('photo', file, name)
    const encoded = new Response(form)
    const type = encoded.headers.get('content-type') ?? ''
    return this.#follow(await this.#send('/ma-page', { type, bytes: new Uint8Array(await encoded.arrayBuffer()) }))
  }

  #token(): string {
    return /name="jeton" value="([^"]+)"/.exec(this.html)?.[1] ?? ''
  }

  #follow(sent: Response): Promise<Response> | Response {
    const to = sent.headers.get('location')
    return to ? this.show(to) : sent
  }
}

/** Returns the path of a new link to the page of a person. */
export async function aPersonLink(app: TestApp, as: Session, json: object): Promise<string> {
  const response = await app.fetch('/api/person-pages', { method: 'POST', as, json })
  const { url } = await response.json()
  return personLinkPath(new URL(url).pathname.split('/').at(-1) ?? '')
}

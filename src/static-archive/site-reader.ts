import type { SanitizedConfig } from 'payload'
import { fillResponder } from '../boot/fill-answer'
import { ArchiveError } from './archive-error'

/** The response of the application to an anonymous reader. */
export interface Answer {
  status: number
  /** The whole `Content-Type`; empty without one. */
  type: string
  headers: Readonly<Record<string, unknown>>
  body: Uint8Array
}

/** Reads the site in this process as an anonymous reader does, by the handlers that answer the cache. */
export class SiteReader {
  /** The tags of everything that the responses so far depend on. */
  readonly tags = new Set<string>()
  readonly #respond: ReturnType<typeof fillResponder>

  constructor(config: SanitizedConfig) {
    this.#respond = fillResponder(Promise.resolve(config))
  }

  /** The response at an address, a path with its query, whatever its status. */
  async ask(address: string): Promise<Answer> {
    const { status, headers, body, dependencies } = await this.#respond({ method: 'GET', url: address })
    for (const tag of dependencies.tags) this.tags.add(tag)
    return { status, type: headers['content-type'] ?? '', headers, body }
  }

  /** The response at an address that must have one. Rejects with an `ArchiveError` when its status is not 200. */
  async read(address: string): Promise<Answer> {
    const answer = await this.ask(address)
    if (answer.status === 200) return answer
    throw new ArchiveError(
      `Le site répond ${answer.status} à ${address}, et l’archive n’est pas écrite : corrigez ce que dit le journal, puis relancez.`,
    )
  }
}

/** The text of a response. */
export const textOf = ({ body }: Pick<Answer, 'body'>): string => Buffer.from(body).toString('utf8')

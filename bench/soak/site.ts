import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../test/support/free-port'
import { type RunningServer, startServer } from '../../test/support/production-server'

/** The answer to a request: its status, and its body as text. */
export interface Answer {
  status: number
  text: string
}

const TIMEOUT_MS = 60_000
/** The code of a refusal because another operation on many documents is under way. */
const UNDER_WAY = 'OPERATION_UNDER_WAY'

/** A site on SQLite whose one server is killed and restarted under load. Requests that meet it while it is down are no errors. */
export class SoakSite {
  #server: RunningServer | undefined
  #token = ''
  #deaths = 0
  readonly errors: string[] = []

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  /** Makes the example site in a folder of its own, and logs in. */
  static async create(): Promise<SoakSite> {
    const site = new SoakSite(await mkdtemp(join(tmpdir(), 'assises_soak-')), await freePort())
    await site.start()
    return site
  }

  get databaseUrl(): string {
    return `file:${join(this.folder, 'assises.db')}`
  }

  get mediaDir(): string {
    return join(this.folder, 'media')
  }

  get pid(): number {
    return this.#server?.pid ?? 0
  }

  readonly #secrets = {
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    ADMIN_PASSWORD: randomBytes(15).toString('base64url'),
  }

  async start(): Promise<void> {
    this.#server = await startServer({
      ...{ from: 'nothing', databaseUrl: this.databaseUrl, mediaDir: this.mediaDir, port: this.port },
      env: this.#secrets,
    })
    const { adminEmail: email, adminPassword: password } = this.#server
    const { text } = await this.ask('POST', '/api/users/login', { email, password })
    this.#token = JSON.parse(text).token
  }

  /** Kills the server as a power cut does, or stops it, and starts it again. */
  async restart(how: 'kill' | 'stop'): Promise<void> {
    this.#deaths += 1
    await this.#server?.[how]()
    await this.start()
    this.#deaths += 1
  }

  /** Sends a request, as the administrator when there is a body; `undefined` when the server is down or says that it is busy. */
  async try(method: string, path: string, body?: object | FormData): Promise<Answer | undefined> {
    const deaths = this.#deaths
    const answer = await this.ask(method, path, body).catch((error: unknown) => {
      if (deaths === this.#deaths && deaths % 2 === 0) this.errors.push(`${method} ${path}: ${reason(error)}`)
      return undefined
    })
    if (!answer || answer.status === 503 || answer.text.includes(UNDER_WAY)) {
      const wasUp = deaths === this.#deaths && deaths % 2 === 0
      if (answer && wasUp && method === 'GET') this.errors.push(`${method} ${path}: ${answer.status} ${answer.text}`)
      await wait(200)
      return undefined
    }
    return answer
  }

  /** Sends a request that must succeed; `undefined` when the server is down. */
  async send(method: string, path: string, body?: object | FormData): Promise<Answer | undefined> {
    const answer = await this.try(method, path, body)
    if (answer && answer.status >= 400) {
      this.errors.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
      return undefined
    }
    return answer
  }

  async ask(method: string, path: string, body?: object | FormData): Promise<Answer> {
    const isPublic = method === 'GET' || path === '/api/graphql'
    const headers = new Headers(isPublic || !this.#token ? {} : { authorization: `JWT ${this.#token}` })
    const isForm = body instanceof FormData
    if (body && !isForm) headers.set('content-type', 'application/json')
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      ...{ method, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) },
      body: isForm ? body : body && JSON.stringify(body),
    })
    return { status: response.status, text: await response.text() }
  }

  logs(): string {
    return this.#server?.logs() ?? ''
  }

  /** Stops the server, and leaves the data. */
  async stop(): Promise<void> {
    this.#deaths += 1
    await this.#server?.stop()
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}

const reason = (error: unknown): string => {
  const { cause, message } = error as Error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}

import type { CacheTag } from '../../cache/tags'
import type { Encoding } from '../../http/negotiation'
import type { Entry } from './entry'
import type { Forms } from './representation'

/** What an entry says beside its bytes. */
type Description = Pick<Entry, 'contentType' | 'contentLanguage' | 'tags' | 'publicTags' | 'filledAt'>

/** An answer just made: whoever waits for it is sent it as soon as the encoding they want is ready. */
export class FreshEntry {
  constructor(
    readonly forms: Forms,
    readonly description: Description,
  ) {}

  get tags(): readonly CacheTag[] {
    return this.description.tags
  }

  /** The entry for a client that wants `encoding`, and for no other. */
  async for(encoding: Encoding): Promise<Entry> {
    return this.#entry(await this.forms.for(encoding))
  }

  /** The entry for everybody, which is what may be kept. */
  async whole(): Promise<Entry> {
    return this.#entry(await this.forms.all())
  }

  #entry(representation: Awaited<ReturnType<Forms['all']>>): Entry {
    const { identity, gzip, br } = representation
    const bytes = identity.length + (gzip?.length ?? 0) + (br?.length ?? 0) + this.tags.join().length * 2 + 1_000
    return { ...representation, ...this.description, bytes }
  }
}

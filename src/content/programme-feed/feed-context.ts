import type { RenderContext } from '../site/render-context'

/** An anonymous reader, the language and the address that they ask for, and the origin under which they reach the site. */
export interface FeedContext extends RenderContext {
  origin: string
  address: string
}

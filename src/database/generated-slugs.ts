import { type RequestContext, ValidationError } from 'payload'
import type { WriteArgs } from './write-methods'

const KEY = 'generatedSlugs'

/** Notes a slug that the server has chosen, and which another write may take before this one is committed. */
export function noteGeneratedSlug(context: RequestContext, slug: string): void {
  context[KEY] = generatedIn(context).add(slug)
}

/**
 * Whether a write failed because another one has just taken the slug that the server had chosen: done again, it gets
 * another one. The adapter throws a validation error for a value that must be unique, and for nothing else.
 */
export const isSlugTaken = ({ data, req }: WriteArgs, error: unknown): boolean =>
  error instanceof ValidationError && generatedIn(req?.context).has(data?.slug)

const generatedIn = (context: RequestContext | undefined): Set<unknown> =>
  context?.[KEY] instanceof Set ? context[KEY] : new Set()

import { z } from 'zod'
import { collectionOf } from '../../cache/tags'
import type { WriteEvent } from '../../cache/write-events'

/** The most characters of one message. */
export const MAX_MESSAGE = 64_000

/** Anything may have changed. */
export const EVERYTHING: Readonly<WriteEvent> = { tags: [], collections: [], everything: true }

const message = z.object({
  node: z.string(),
  write: z
    .object({ tags: z.array(z.string()), collections: z.array(z.string()), everything: z.boolean().optional() })
    .optional(),
})

/** What one node says to all, itself included: a write, or without one that it is there. */
export type BusMessage = z.infer<typeof message>

/** A message as text. A write of too many tags becomes one of their collections, or of everything. */
export function writeMessage(node: string, write?: WriteEvent): string {
  if (!write) return JSON.stringify({ node })
  const { tags, collections, everything } = write
  const wider = { tags: [], collections: [...new Set([...collections, ...tags.map(collectionOf)])] }
  const texts = [{ tags, collections, everything }, wider].map((said) => JSON.stringify({ node, write: said }))
  return texts.find((text) => text.length <= MAX_MESSAGE) ?? JSON.stringify({ node, write: EVERYTHING })
}

/** The message of a text, or nothing when it is not one. */
export function readMessage(text: string): BusMessage | undefined {
  if (text.length > MAX_MESSAGE) return undefined
  try {
    return message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

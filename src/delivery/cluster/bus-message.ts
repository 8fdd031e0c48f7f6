import { z } from 'zod'
import { collectionOf } from '../../cache/tags'
import type { WriteEvent } from '../../cache/write-events'

/** Maximum length of a message, in characters. */
export const MAX_MESSAGE = 64_000

/** The write event for anything that may have changed. */
export const EVERYTHING: Readonly<WriteEvent> = { tags: [], collections: [], everything: true }

const message = z.object({
  node: z.string(),
  write: z
    .object({ tags: z.array(z.string()), collections: z.array(z.string()), everything: z.boolean().optional() })
    .optional(),
})

/** Broadcast to every node, its sender included: a write event, or a heartbeat when `write` is absent. */
export type BusMessage = z.infer<typeof message>

/** Serialises a message. A write with too many tags becomes one of their collections, or of everything. */
export function writeMessage(node: string, write?: WriteEvent): string {
  if (!write) return JSON.stringify({ node })
  const { tags, collections, everything } = write
  const wider = { tags: [], collections: [...new Set([...collections, ...tags.map(collectionOf)])] }
  const texts = [{ tags, collections, everything }, wider].map((event) => JSON.stringify({ node, write: event }))
  return texts.find((text) => text.length <= MAX_MESSAGE) ?? JSON.stringify({ node, write: EVERYTHING })
}

/** Parses a message; `undefined` when the text is not one. */
export function readMessage(text: string): BusMessage | undefined {
  if (text.length > MAX_MESSAGE) return undefined
  try {
    return message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

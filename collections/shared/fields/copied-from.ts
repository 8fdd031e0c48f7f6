import type { TextField } from 'payload'

/** The id of the document this one was made from with a new edition, so that making it again finds it. Never public. */
export const copiedFrom: TextField = {
  name: 'copiedFrom',
  type: 'text',
  index: true,
  hidden: true,
  access: { create: () => false, update: () => false },
  hooks: { beforeDuplicate: [() => null] },
}

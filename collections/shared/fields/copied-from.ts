import type { TextField } from 'payload'

/** The id of the document this one was copied from when its edition was cloned, so that a resumed clone finds it. Never public. */
export const copiedFrom: TextField = {
  name: 'copiedFrom',
  type: 'text',
  index: true,
  hidden: true,
  access: { create: () => false, update: () => false },
  hooks: { beforeDuplicate: [() => null] },
}
